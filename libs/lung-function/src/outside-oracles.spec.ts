import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWithReferenceData } from '@interstice/test-support';
import { ask, inLitres } from './ask.spec-support.js';
import { convertTransfer } from './dlco-units.js';
import { gradeDlco } from './grade-dlco.js';
import { gradeSpirometry } from './grade-spirometry.js';
import { haemoglobinFactor } from './haemoglobin-correction.js';
import { zOf } from './lms.js';
import { GLI_2012_GROUPS, type LmsCoefficients, type ReferenceTable } from './reference-table.js';
import { REFERENCE_TABLES } from './reference-tables.js';

interface GliVector {
  readonly equation: 'GLI2012' | 'GLI2017_SI';
  readonly param: keyof typeof MEASURES;
  readonly ageYears: number;
  readonly sex: 'male' | 'female';
  readonly heightCm: number;
  readonly ethnicity: number | null;
  readonly L: number;
  readonly M: number;
  readonly S: number;
  readonly LLN: number;
  readonly gridAge: boolean;
  readonly measured: number;
  readonly zscore: number;
  readonly percentPredicted: number;
}

interface PublishedTables {
  readonly coefficients: Readonly<
    Record<string, Readonly<Record<'male' | 'female', Record<string, number>>>>
  >;
  readonly splines: PublishedSplines;
  readonly splines4dp?: PublishedSplines;
}
type PublishedSplines = Readonly<
  Record<string, Record<'male' | 'female', Record<string, readonly number[]>>>
>;

const MEASURES = {
  FVC: 'fvc',
  FEV1: 'fev1',
  FEV1FVC: 'fev1-fvc',
  TLCO: 'tlco',
  KCO: 'kco',
  VA: 'va',
} as const;
const SEXES = ['male', 'female'] as const;

describeWithReferenceData('What other programs answer', (folder) => {
  const read = (...path: string[]) => JSON.parse(readFileSync(join(folder, ...path), 'utf8'));
  const oracle = (name: string) => read('oracles', name).vectors;
  const relative = (found: number, expected: number) => Math.abs(found / expected - 1);

  /** L, M, S, LLN, z and percent, each as a relative difference; undefined where we refuse. */
  function differences(vector: GliVector): readonly number[] | undefined {
    const { equation, param, sex, ageYears, heightCm, ethnicity } = vector;
    const group = ethnicity === null ? undefined : GLI_2012_GROUPS[ethnicity - 1];
    const person = { sex, ageYears, heightCm, ...(group === undefined ? {} : { ethnicity: group }) };
    const answer = ask([equation === 'GLI2012' ? 'gli-2012' : 'gli-2017', MEASURES[param]], person);
    if (answer.kind === 'no-prediction') return undefined;
    const [median, lln] = [inLitres(answer, answer.median), inLitres(answer, answer.lln)];
    const share = vector.measured / median;
    return [
      relative(answer.l, vector.L),
      relative(median, vector.M),
      relative(answer.s, vector.S),
      relative(lln, vector.LLN),
      relative(zOf(share, answer), vector.zscore),
      relative(100 * share, vector.percentPredicted),
    ];
  }

  it('is what we answer at the ages of the grid, within a millionth, and nothing beyond the published ages', () => {
    const vectors = (oracle('gli_vectors_sample.json') as GliVector[]).filter(({ gridAge }) => gridAge);
    expect(vectors).toHaveLength(123);
    const off = vectors.filter((vector) => {
      const beyond = vector.equation === 'GLI2017_SI' && vector.ageYears > 80;
      const found = differences(vector);
      return beyond ? found !== undefined : found === undefined || Math.max(...found) > 1e-6;
    });
    expect(off).toEqual([]);
  });

  it('between those ages differs from ours by no more than ways of reading the grid do', () => {
    const vectors = (oracle('gli_vectors_sample.json') as GliVector[]).filter(({ gridAge }) => !gridAge);
    const found = vectors.flatMap((vector) => [differences(vector)?.slice(0, 3) ?? []]).flat();
    expect(found.length).toBeGreaterThan(150);
    // GLI-2012 is interpolated there as here; GLI-2017 is read at the quarter of a year before.
    expect(Math.max(...found)).toBeLessThan(0.0025);
    const interpolated = vectors.filter(({ equation }) => equation === 'GLI2012');
    expect(Math.max(...interpolated.flatMap((vector) => differences(vector) ?? [1]))).toBeLessThan(1e-6);
  });

  it.each([
    ['gli-2012', 'gli2012_spirometry.json', { fvc: 'FVC', fev1: 'FEV1', 'fev1-fvc': 'FEV1FVC' }],
    [
      'gli-global-2022',
      'gli_global_2022_spirometry.json',
      { fvc: 'FVC', fev1: 'FEV1', 'fev1-fvc': 'FEV1FVC' },
    ],
    ['gli-2017', 'gli2017_tlco_corrected2020.json', { tlco: 'TLCO_SI', kco: 'KCO_SI', va: 'VA' }],
  ] as const)('stands in the same tables: %s', (equation, file, names) => {
    const published = read('gli', file) as PublishedTables;
    const tables: Readonly<Record<string, ReferenceTable>> = REFERENCE_TABLES[equation];
    for (const [measure, name] of Object.entries(names)) {
      for (const sex of SEXES) {
        const ours = tables[measure]?.[sex];
        const theirs = (published.splines4dp ?? published.splines)[name]?.[sex];
        // GLI-2017 leaves q1 out, because its skewness does not change with age.
        expect(ours && coefficientsOf(ours)).toEqual({ q1: 0, ...published.coefficients[name]?.[sex] });
        for (const key of ['m', 's', 'l'] as const) {
          const points = theirs?.[key.toUpperCase()] ?? [];
          const held = ours?.splines[key] ?? points.map(() => 0);
          const furthest = Math.max(...held.map((point, index) => Math.abs(point - (points[index] ?? NaN))));
          expect(points.length === 0 || furthest < 6e-11).toBe(true);
        }
      }
    }
  });

  it('in traditional units is ours in SI units times 2.987, within two millionths', () => {
    const { coefficients, splines } = read('gli', 'gli2017_tlco_corrected2020.json') as PublishedTables;
    for (const [si, traditional] of [
      ['TLCO_SI', 'DLCO_trad'],
      ['KCO_SI', 'KCO_trad'],
    ] as const) {
      for (const sex of SEXES) {
        const [ours, theirs] = [si, traditional].map((name) => ({
          a0: coefficients[name]?.[sex]['a0'] ?? NaN,
          m: splines[name]?.[sex]['M'] ?? [],
        }));
        const off = (ours?.m ?? []).map((point, index) =>
          relative(Math.exp((theirs?.a0 ?? 0) + (theirs?.m[index] ?? 0) - (ours?.a0 ?? 0) - point), 2.987),
        );
        expect(off.length).toBe(341);
        expect(Math.max(...off)).toBeLessThan(2e-6);
      }
    }
  });

  it('of haemoglobin and units is what we answer', () => {
    const corrected = oracle('dlco_hb_correction.json') as {
      readonly sex: 'male' | 'female';
      readonly dlco: number;
      readonly hb_g_dL: number;
      readonly adjusted: number;
      readonly factor: number;
    }[];
    expect(corrected.length).toBeGreaterThan(30);
    for (const { sex, dlco, hb_g_dL, adjusted, factor } of corrected) {
      const by = haemoglobinFactor({ sex, ageYears: 60, haemoglobinGPerL: hb_g_dL * 10 }) ?? NaN;
      expect(relative(by, factor)).toBeLessThan(1e-12);
      expect(relative(dlco * by, adjusted)).toBeLessThan(1e-12);
    }
    const units = oracle('unit_conversions.json') as {
      readonly mmol_min_kPa: number;
      readonly ml_min_mmHg: number;
    }[];
    expect(units).toHaveLength(6);
    for (const { mmol_min_kPa, ml_min_mmHg } of units) {
      expect(convertTransfer(mmol_min_kPa, 'mmol/min/kPa', 'mL/min/mmHg')).toBeCloseTo(ml_min_mmHg, 6);
    }
  });

  it('of the quality of a test is what we answer, for the grades that are verified', () => {
    const spirometry = oracle('spirometry_quality_2019.json') as {
      readonly acceptable: number;
      readonly diffL: number;
      readonly grade: string;
    }[];
    expect(spirometry).toHaveLength(5);
    for (const { acceptable, diffL, grade } of spirometry) {
      const second = 3000 - Math.round(diffL * 1000);
      const blown = [3000, ...Array.from({ length: acceptable - 1 }, () => second)];
      expect(gradeSpirometry(blown, 60)).toMatchObject({ grade });
    }
    const dlco = oracle('dlco_quality_2017.json') as {
      readonly viVc: number;
      readonly tbh: number;
      readonly collect: number;
      readonly vaWithin?: boolean;
      readonly grade: string;
    }[];
    expect(dlco).toHaveLength(10);
    for (const { viVc, tbh, collect, vaWithin = false, grade } of dlco) {
      const manoeuvre = { inspiredPct: viVc, breathHoldSeconds: tbh, collectionSeconds: collect };
      expect(gradeDlco({ ...manoeuvre, alveolarVolumeAgrees: vaWithin }).grade).toBe(grade);
    }
  });
});

/** By the names of the publication; groups where there are some, else undefined. */
function coefficientsOf({ m, s, l }: LmsCoefficients): Record<string, number | undefined> {
  const group = (letter: string, first: number, of: typeof m.group) =>
    GLI_2012_GROUPS.slice(1).map((name, index) => [`${letter}${first + index}`, of?.[name]] as const);
  return Object.fromEntries([
    ['a0', m.intercept],
    ['a1', m.lnHeight],
    ['a2', m.lnAge],
    ...group('a', 3, m.group),
    ['p0', s.intercept],
    ['p1', s.lnAge],
    ...group('p', 2, s.group),
    ['q0', l.intercept],
    ['q1', l.lnAge],
  ]);
}
