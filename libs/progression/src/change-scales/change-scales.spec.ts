import {
  pctPred,
  parseIsoDate,
  type Ctd,
  type PatientRecord,
  type PersonFact,
  type Pft,
} from '@interstice/clinical';
import { assessProgression } from '../assess-progression.js';
import { pft, recordOf } from '../record.spec-support.js';
import { PROGRESSION_SOURCES } from '../sources.js';
import { CHANGE_SCALES } from './change-scales.rules.js';
import { EUSTAR_2021 } from './eustar-2021.rules.js';
import { bandOf } from './place-change.js';

// The footnote of EUSTAR's Table 2: 10 exactly is moderate, unlike INBUILD, where 10 counts as the greater fall.
const EUSTAR_CASES = [
  [25, 'major'],
  [20.01, 'major'],
  [20, 'significant'],
  [10.01, 'significant'],
  [10, 'moderate'],
  [5, 'moderate'],
  [4.99, 'stable'],
  [0, 'stable'],
  [-4.99, 'stable'],
  [-5, 'improved'],
] as const;

const disease = (primary: Ctd, secondary: readonly Ctd[] = []): PersonFact => ({
  kind: 'ctd',
  on: parseIsoDate('2020-01-01'),
  value: { primary, secondary },
  lineageId: 'ctd',
  id: 'ctd v1',
});

const patient = (tests: PatientRecord['pfts'], person = [disease('ssc')]): PatientRecord => ({
  ...recordOf({ pfts: [...tests] }),
  person,
});

const scaleOf = (record: PatientRecord, id: string) =>
  assessProgression(record, []).scales?.find(({ scaleId }) => scaleId === id);

describe('The EUSTAR bands', () => {
  it.each(EUSTAR_CASES)('call a fall of %d percent %s', (fall, band) => {
    // 1000.0 % of predicted leaves room for hundredths of a percent in whole tenths.
    const values = {
      measure: 'reported-pct',
      earlier: pctPred(1000),
      later: pctPred(Math.round((1000 - fall * 10) * 10) / 10),
    } as const;
    expect(bandOf(EUSTAR_2021.bands, 'relative', values)?.id).toBe(band);
  });

  it('show both readings where the source does not say whether percent is a share or points', () => {
    const record = patient([pft('2025-01-10', { pct: 60 }), pft('2026-01-12', { pct: 53.9 })]);
    expect(scaleOf(record, 'eustar-2021')?.places).toEqual([
      { reading: 'relative', bandId: 'significant' },
      { reading: 'absolute', bandId: 'moderate' },
    ]);
  });

  it('cannot tell points from litres', () => {
    const record = patient([pft('2025-01-10', { ml: 3000 }), pft('2026-01-12', { ml: 2700 })]);
    expect(scaleOf(record, 'eustar-2021')?.places).toEqual([{ reading: 'relative', bandId: 'moderate' }]);
  });

  it('compare the latest test with the one closest to a year before it, from 9 to 15 months, edges counted', () => {
    const [first, nearest, second] = [
      pft('2024-10-12', { pct: 80 }),
      pft('2024-12-30', { pct: 70 }),
      pft('2025-04-12', { pct: 60 }),
    ];
    const earlierOf = (...earlier: readonly Pft[]) =>
      scaleOf(patient([...earlier, pft('2026-01-12', { pct: 57 })]), 'eustar-2021')?.pair?.earlier.on;
    expect(earlierOf(first, nearest, second)).toBe('2024-12-30');
    expect(earlierOf(first)).toBe('2024-10-12');
    expect(earlierOf(second)).toBe('2025-04-12');
    expect(earlierOf(pft('2024-10-11', { pct: 80 }), pft('2025-04-13', { pct: 60 }))).toBeUndefined();
  });

  it('never compare tests by different reference equations in % predicted', () => {
    const record = patient([
      pft('2025-01-10', { pct: 80, referenceEquation: 'GLI-2012' }),
      pft('2026-01-12', { pct: 70, referenceEquation: 'GLI-Global-2022' }),
    ]);
    expect(scaleOf(record, 'eustar-2021')?.pair).toBeNull();
  });
});

describe('The minimal clinically important difference in SSc-ILD', () => {
  it.each([
    [3.3, 'worse'],
    [3.2, 'perhaps-worse'],
    [3, 'perhaps-worse'],
    [2.9, 'no-difference'],
    [-2.9, 'no-difference'],
    [-3, 'perhaps-better'],
    [-5.2, 'perhaps-better'],
    [-5.3, 'better'],
  ])('places a fall of %d points as %s', (fall, band) => {
    const later = Math.round((70.1 - fall) * 10) / 10;
    const record = patient([pft('2025-01-10', { pct: 70.1 }), pft('2026-01-12', { pct: later })]);
    expect(scaleOf(record, 'ssc-mcid')?.places).toEqual([{ reading: 'absolute', bandId: band }]);
  });
});

describe('Scales of change', () => {
  const tests = [pft('2025-01-10', { pct: 80 }), pft('2026-01-12', { pct: 70 })];

  it('are shown for the disease they were made for, primary or not, and for no other', () => {
    expect(scaleOf(patient(tests, [disease('ra')]), 'eustar-2021')).toBeUndefined();
    expect(scaleOf(patient(tests, [disease('ra', ['ssc'])]), 'eustar-2021')).toBeDefined();
    expect(scaleOf(patient(tests, []), 'eustar-2021')).toBeUndefined();
  });

  it('cite known documents, and end with a band that takes whatever is left', () => {
    for (const { cite, apart, bands } of CHANGE_SCALES) {
      expect(Object.keys(PROGRESSION_SOURCES)).toEqual(expect.arrayContaining([cite.doc, apart.cite.doc]));
      expect(bands.map(({ fall }) => fall === null)).toEqual(
        bands.map((_, index) => index === bands.length - 1),
      );
    }
  });
});
