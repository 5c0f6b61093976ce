/**
 * Names for people who do not exist: an ordinary given name from somewhere in the world, and a plant behind "Example", so
 * that nobody takes them for anybody.
 */
export const GIVEN_NAMES = {
  female: words(`
  Amina Beatriz Chiara Dilnoza Elif Fatou Grace Hana Ingrid Jasmin Keiko Leila Maren Nadia Olga Priya Rosa
  Saoirse Thandiwe Uma Valentina Wanjiru Ximena Yara Zofia Anahit Bintu Camille Dorothea Esi Freya Gita Hoa
  Ilse Jelena Kalina Lucia Mei Noor Oyuna Paloma Rania Signe Tamar Ulrike Vesna Wilma Xiu Yuki Zahra
  `),
  male: words(`
  Aarav Bashir Carlos Daiki Emeka Farid Giorgio Hamza Ivan Joao Kofi Lars Mateo Nikolai Omar Pavel Quentin
  Rajesh Sven Tomasz Uri Viktor Wei Yusuf Zoran
  `),
};

export const PLANTS = words(`
  Acacia Alder Almond Anise Apricot Arnica Aspen Aster Azalea Balsam Bamboo Barley Basil Begonia Bergamot
  Bluebell Borage Bracken Bramble Broom Burdock Buttercup Camellia Caraway Cardamom Carob Cassia Catalpa
  Celandine Chervil Chestnut Chicory Cicely Clematis Clover Columbine Coriander Cornflower Cosmos Cowslip
  Crocus Cumin Cypress Daffodil Dahlia Daisy Damson Dill Dogwood Edelweiss Elder Fennel Fern Fig Flax
  Foxglove Freesia Fuchsia Gentian Ginger Ginkgo Gorse Hawthorn Heather Hemlock Hibiscus Hickory Holly Hops
  Hornbeam Hyacinth Hyssop Iris Ivy Jasmine Juniper Kiwi Laburnum Larkspur Laurel Lavender Lilac Lily
  Linden Lotus Lupin Magnolia Mallow Mango Marigold Marjoram Medlar Mimosa Mint Mulberry Myrtle Nettle
  Nutmeg Oak Oleander Olive Orchid Oregano Pansy Papaya Peony Pine Plum Poplar Poppy Primrose Quince
  Rosemary Rowan Rue Saffron Sage Sorrel Spruce Sumac Sunflower Sweetpea Tansy Thistle Thyme Tulip Verbena
  Violet Walnut Willow Yarrow Yew Zinnia
`);

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
