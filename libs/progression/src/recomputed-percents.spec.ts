import { parseIsoDate, type PatientRecord, type PersonFact, type Pft } from '@interstice/clinical';
import { pft, recordOf } from './record.spec-support.js';
import { lacksHeightAlone, percentByOwnHeight, recomputeAll, recomputedOf } from './recompute-tests.js';

const fact = <Fact extends Pick<PersonFact, 'kind' | 'value'>>(given: Fact, on = '2020-01-01') =>
  ({
    ...given,
    on: parseIsoDate(on),
    lineageId: `${given.kind} ${on}`,
    id: `${given.kind} ${on} v1`,
  }) as PersonFact;
const FEMALE = fact({ kind: 'sex', value: { sex: 'female' } });
const UNKNOWN_SEX = fact({ kind: 'sex', value: { sex: 'unknown' } });
const bornOn = (on: string) => fact({ kind: 'birth-date', value: { birthDate: parseIsoDate(on) } });
const BORN = bornOn('1965-01-10');
const tall = (heightCm: number, on?: string) => fact({ kind: 'height', value: { heightCm } }, on);
const patient = (person: readonly PersonFact[], pfts: readonly Pft[] = []): PatientRecord => ({
  ...recordOf({ pfts: [...pfts] }),
  person,
});
const WOMAN = [FEMALE, BORN, tall(162)];
const test = pft('2025-01-10', { ml: 2500 });
/** Height of a test, in millimetres. */
const measured = (one: Pft, heightMm: number): Pft => ({
  ...one,
  height: heightMm as NonNullable<Pft['height']>,
});

describe('Which tests are recomputed on one equation (B-10)', () => {
  const lineages = (pfts: readonly Pft[], person = WOMAN) => {
    const found = recomputeAll(patient(person, pfts), pfts);
    return found && [...found.keys()];
  };
  const gli = { referenceEquation: 'GLI-2012' };
  const earlier = pft('2024-01-10', { ml: 2600, pct: 90, ...gli });
  const later = pft('2025-01-10', { ml: 2500, pct: 88, ...gli });
  const all = [earlier.lineageId, later.lineageId];

  it('is none where there is nothing to compare, or the reported percents stand beside each other', () => {
    expect(lineages([])).toBeNull();
    expect(lineages([pft('2024-01-10', { ml: 2600 })])).toBeNull();
    expect(lineages([earlier, later])).toBeNull();
    expect(lineages([earlier, { ...later, referenceEquation: ' gli-2012 ' }])).toBeNull();
    const unnamed = ({ referenceEquation: _, ...rest }: Pft): Pft => rest;
    expect(lineages([unnamed(earlier), unnamed(later)])).toBeNull();
  });

  it('is all as soon as one has no percent or is by another equation', () => {
    const { fvcPctPred: _, ...bare } = later;
    expect(lineages([earlier, bare])).toEqual(all);
    expect(lineages([bare, earlier])).toEqual([...all].reverse());
    expect(lineages([earlier, { ...later, fvcPctPred: 0 as NonNullable<Pft['fvcPctPred']> }])).toEqual(all);
    expect(lineages([earlier, { ...later, referenceEquation: 'GLI-Global-2022' }])).toEqual(all);
    const { referenceEquation: __, ...unnamed } = later;
    expect(lineages([earlier, unnamed])).toEqual(all);
  });

  it('leaves out a test of which it cannot be told, and keeps the others', () => {
    const noLitres = pft('2025-01-10', { pct: 70 });
    expect(lineages([earlier, noLitres])).toEqual([earlier.lineageId]);
    const ofAChild = [FEMALE, bornOn('2006-06-01'), tall(162, '2024-06-01')];
    expect(lineages([earlier, { ...later, referenceEquation: 'ECSC' }], ofAChild)).toEqual([later.lineageId]);
  });
});

describe('FVC recomputed with one adult height (B-10, B-26)', () => {
  const millionths = (person: readonly PersonFact[], one: Pft = test, others: readonly Pft[] = []) =>
    recomputedOf(patient(person, [one, ...others]), one);
  const of162 = millionths(WOMAN);

  it('is told of a woman of sixty to a tenth as the Global equation tells it', () => {
    // GLI Global 2022 expects 2956 mL of a woman of 60.0 years and 162 cm: 2500 mL are 84.6 %.
    expect(Math.round((of162 ?? 0) / 100_000)).toBe(846);
  });

  it.each<[string, readonly PersonFact[], Pft]>([
    ['the sex', [BORN, tall(162)], test],
    ['the sex, which was recorded as unknown', [UNKNOWN_SEX, BORN, tall(162)], test],
    ['the birth date', [FEMALE, tall(162)], test],
    ['any height', [FEMALE, BORN], test],
    ['the litres', WOMAN, pft('2025-01-10', { pct: 80 })],
    ['litres above zero', WOMAN, pft('2025-01-10', { ml: 0 })],
  ])('is not told without %s', (_, person, one) => {
    expect(millionths(person, one)).toBeNull();
  });

  it('is told from the eighteenth birthday on, for one height serves all tests', () => {
    const born = [FEMALE, bornOn('2007-01-10'), tall(162, '2025-01-10')];
    expect(millionths(born, pft('2025-01-09', { ml: 2500 }))).toBeNull();
    expect(millionths(born, pft('2025-01-10', { ml: 2500 }))).not.toBeNull();
  });

  it('takes the height in force before that of any test', () => {
    expect(millionths(WOMAN, measured(test, 1800))).toBe(of162);
    expect(millionths([FEMALE, BORN, tall(180), tall(162, '2024-06-01')])).toBe(of162);
  });

  it('takes else the height of the newest test that has one, whatever the order, of two on one day always the same', () => {
    const person = [FEMALE, BORN];
    const older = measured(pft('2023-01-10', { ml: 2700 }), 1500);
    const newer = measured(pft('2024-01-10', { ml: 2600 }), 1620);
    const none = pft('2024-06-10', { ml: 2600 });
    expect(millionths(person, test, [older, newer, none])).toBe(of162);
    expect(millionths(person, test, [none, newer, older])).toBe(of162);
    const [a, b] = [
      { ...newer, lineageId: 'a' },
      { ...measured(newer, 1500), lineageId: 'b' },
    ];
    const of150 = millionths([FEMALE, BORN, tall(150)]);
    expect(of150).not.toBe(of162);
    expect([millionths(person, test, [a, b]), millionths(person, test, [b, a])]).toEqual([of150, of150]);
  });
});

describe('A height of childhood', () => {
  const youth = [FEMALE, bornOn('2004-01-10')];
  const asChild = tall(150, '2022-01-09');
  const asAdult = tall(162, '2022-01-10');
  const ofGirl = measured(pft('2022-01-09', { ml: 2500 }), 1500);
  const ofWoman = measured(pft('2022-01-10', { ml: 2500 }), 1620);
  const percents = (person: readonly PersonFact[], others: readonly Pft[] = []) => {
    const record = patient([...youth, ...person], [test, ...others]);
    return [recomputedOf(record, test), percentByOwnHeight(record, test)];
  };
  const [of162] = percents([asAdult]);

  it('is no adult height, up to the day before the eighteenth birthday: nothing is recomputed with it (B-26)', () => {
    expect(of162).not.toBeNull();
    expect(percents([asChild])).toEqual([null, null]);
    expect(percents([], [ofGirl])).toEqual([null, null]);
    expect(percents([asChild], [ofWoman])).toEqual([of162, of162]);
    expect(percents([asAdult], [ofGirl])).toEqual([of162, of162]);
    expect(percents([], [ofWoman])).toEqual([of162, of162]);
  });

  it('leaves an adult one to be asked for (B-14, B-26)', () => {
    expect(lacksHeightAlone(patient([...youth, asChild], [test, ofGirl]))).toBe(true);
    expect(lacksHeightAlone(patient([...youth, asAdult]))).toBe(false);
  });
});

describe('FVC of one test as % predicted', () => {
  const person = [FEMALE, BORN];
  const percentOf = (one: Pft, heights: readonly PersonFact[], others: readonly Pft[] = []) =>
    percentByOwnHeight(patient([...person, ...heights], [one, ...others]), one);
  const of = (heightCm: number) => percentOf(test, [tall(heightCm)]);

  it('is told by the height measured with the test, whatever is in force (B-18, B-26)', () => {
    expect(of(170)).not.toBe(of(162));
    expect(percentOf(measured(test, 1620), [tall(170), tall(172, '2025-01-10')])).toBe(of(162));
  });

  it('is told else by the nearest height, before or after the test, of two as near by the later one (B-26)', () => {
    // The test is of 10 January 2025.
    expect(percentOf(test, [tall(162, '2024-12-31'), tall(170, '2025-01-21')])).toBe(of(162));
    expect(percentOf(test, [tall(170, '2024-12-30'), tall(162, '2025-01-20')])).toBe(of(162));
    expect(percentOf(test, [tall(170, '2024-12-31'), tall(162, '2025-01-20')])).toBe(of(162));
    const near = measured(pft('2024-12-31', { ml: 2500 }), 1620);
    const far = measured(pft('2024-12-01', { ml: 2500 }), 1700);
    for (const others of [
      [near, far],
      [far, near],
    ])
      expect(percentOf(test, [tall(170, '2024-11-30')], others)).toBe(of(162));
    expect(percentOf(test, [tall(162, '2024-12-31')], [measured(near, 1700)])).toBe(of(162));
  });

  it('is told of two heights of one day always by the same, whatever their order', () => {
    const person = [tall(170, '2024-12-31'), { ...tall(162, '2024-12-31'), id: 'recorded last' }];
    const one = measured(pft('2024-12-31', { ml: 2500 }), 1700);
    const other = { ...measured(one, 1620), lineageId: 'the other' };
    for (const inOrder of [person, person.toReversed()]) expect(percentOf(test, inOrder)).toBe(of(162));
    for (const inOrder of [
      [one, other],
      [other, one],
    ])
      expect(percentOf(test, [], inOrder)).toBe(of(162));
  });
});

describe('A height alone is missing (B-10, B-14)', () => {
  it.each<[string, boolean, PatientRecord]>([
    ['where sex and birth date are known', true, patient([FEMALE, BORN])],
    ['not where it is known', false, patient(WOMAN)],
    ['not where a test has one', false, patient([FEMALE, BORN], [measured(test, 1620)])],
    ['not where the birth date is missing as well', false, patient([FEMALE])],
    ['not where the sex is missing as well', false, patient([BORN])],
    ['not where the sex was recorded as unknown', false, patient([UNKNOWN_SEX, BORN])],
  ])('%s', (_, expected, record) => {
    expect(lacksHeightAlone(record)).toBe(expected);
  });
});
