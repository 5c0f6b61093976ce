import { ILD_EXTENT } from './ild-extent.rules.js';
import { pctOfLung, type PctOfLung } from './units.js';

export type IldExtentClass = (typeof ILD_EXTENT.classes)[number]['id'];

/**
 * The class of an extent of ILD on HRCT. Not of the extent of fibrosis, which is another figure and judges severity.
 *
 * @param extent - the share of the lung that is taken by ILD
 * @returns the class
 * @source ctd-ild-trials-review, SSc-ILD, tocilizumab: quantitative ILD at baseline (D-03); interstice-choices, B-18: exactly 5 % is minimal
 * @example ildExtentClass(pctOfLung(5.1)) //=> 'mild'
 */
export function ildExtentClass(extent: PctOfLung): IldExtentClass {
  for (const { id, upToPct } of ILD_EXTENT.classes) if (extent <= pctOfLung(upToPct)) return id;
  return 'severe';
}

/**
 * A class in words, from its data.
 *
 * @param id - of the class
 * @returns name and limits
 * @example ildExtentText('mild') //=> 'mild: above 5 to 10 % of the lung'
 */
export function ildExtentText(id: IldExtentClass): string {
  const place = ILD_EXTENT.classes.findIndex((one) => one.id === id);
  const below = ILD_EXTENT.classes[place - 1];
  const own = ILD_EXTENT.classes[place];
  if (!own) return id;
  if (!below) return `${own.title}: up to ${own.upToPct} % of the lung`;
  return place === ILD_EXTENT.classes.length - 1
    ? `${own.title}: above ${below.upToPct} % of the lung`
    : `${own.title}: above ${below.upToPct} to ${own.upToPct} % of the lung`;
}
