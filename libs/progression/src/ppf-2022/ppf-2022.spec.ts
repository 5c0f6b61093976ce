import {
  assessedCriterion,
  assessedSet,
  comparedHrct,
  exclusion,
  pft,
  recordOf,
  symptoms,
} from '../record.spec-support.js';
import { PPF_CASES } from './ppf-2022.cases.js';

const corrected = { hbCorrected: true } as const;
const worse = [symptoms('2026-01-12', 'worse')];
const physiology = 'ppf-2022.physiology';

describe('PPF 2022', () => {
  it.each([...PPF_CASES])('$name', (given) => {
    expect(assessedCriterion(given.record, physiology).verdict).toBe(given.physiology);
    expect(assessedSet(given.record, 'ppf-2022').verdict).toBe(given.verdict);
  });

  it('shows the pair that decides and the greatest fall of the other measure', () => {
    const record = recordOf({
      pfts: [
        pft('2025-06-12', { pct: 80, dlcoPct: 60, ...corrected }),
        pft('2026-01-12', { pct: 78, dlcoPct: 48, ...corrected }),
      ],
    });
    expect(assessedCriterion(record, physiology)).toMatchObject({
      verdict: 'met',
      pair: { measure: 'dlco-pct', pointsTenths: 120, hbCorrected: true, assumed: true },
      otherPairs: [{ measure: 'reported-pct', pointsTenths: 20 }],
    });
  });

  it('takes DLCO from another set of the day than FVC, and from a test of DLCO alone', () => {
    const record = recordOf({
      pfts: [
        pft('2025-06-12', { pct: 80, lineageId: 'spirometry' }),
        pft('2025-06-12', { dlcoPct: 60, ...corrected, lineageId: 'diffusion' }),
        pft('2026-01-12', { dlcoPct: 50, ...corrected, lineageId: 'diffusion alone' }),
      ],
      symptoms: worse,
    });
    expect(assessedSet(record, 'ppf-2022').verdict).toBe('met');
    expect(assessedCriterion(record, physiology).because.map(({ lineageId }) => lineageId)).toEqual([
      'diffusion',
      'diffusion alone',
    ]);
  });

  it('compares no DLCO before with one after a bronchodilator, and none of an excluded test', () => {
    const tests = [
      pft('2025-06-12', { dlcoPct: 60, ...corrected, bronchodilator: 'pre' }),
      pft('2026-01-12', { dlcoPct: 50, ...corrected, bronchodilator: 'post' }),
    ];
    expect(assessedCriterion(recordOf({ pfts: tests }), physiology).verdict).toBe('unknown');
    const same = tests.map((test) => ({ ...test, bronchodilator: 'pre' as const }));
    expect(assessedCriterion(recordOf({ pfts: same }), physiology).verdict).toBe('met');
    const without = recordOf({ pfts: same, exclusions: [exclusion('pft 2026-01-12', '2026-02-01')] });
    expect(assessedCriterion(without, physiology).verdict).toBe('unknown');
  });

  describe('names a missing fact only when that fact alone could make it met:', () => {
    const missing = (facts: Parameters<typeof recordOf>[0]) =>
      assessedSet(recordOf(facts), 'ppf-2022').missing.map(({ what, because }) => `${what} (${because})`);
    const tests = (earlier: Parameters<typeof pft>[1], later: Parameters<typeof pft>[1]) => [
      pft('2025-06-12', earlier),
      pft('2026-01-12', later),
    ];

    it('with one domain met, each of the two others', () => {
      expect(missing({ pfts: tests({ pct: 80 }, { pct: 70 }) })).toEqual([
        'symptom-report (symptoms-unknown)',
        'hrct-comparison (fibrosis-unknown)',
      ]);
    });

    it('with none met, nothing', () => {
      expect(missing({ pfts: tests({ pct: 80 }, { pct: 80 }) })).toEqual([]);
    });

    it('haemoglobin, when uncorrected DLCO fell by 10 points and something else is there', () => {
      const fallen = tests({ pct: 80, dlcoPct: 60 }, { pct: 80, dlcoPct: 50 });
      expect(missing({ pfts: fallen, symptoms: worse })).toContain('haemoglobin (dlco-uncorrected)');
      expect(missing({ pfts: fallen })).toEqual([]);
      const less = tests({ pct: 80, dlcoPct: 60 }, { pct: 80, dlcoPct: 50.1 });
      expect(missing({ pfts: less, symptoms: worse })).toEqual(['hrct-comparison (fibrosis-unknown)']);
    });

    it('haemoglobin, when only one DLCO is corrected', () => {
      const once = tests({ pct: 80, dlcoPct: 60, ...corrected }, { pct: 80, dlcoPct: 50 });
      expect(missing({ pfts: once, symptoms: worse })).toContain('haemoglobin (dlco-corrected-once)');
    });

    it('a corrected DLCO, when the haemoglobin is recorded already', () => {
      const recorded = tests({ pct: 80, dlcoPct: 60, hb: 140 }, { pct: 80, dlcoPct: 50, hb: 139 });
      expect(missing({ pfts: recorded, symptoms: worse })).toContain('dlco-corrected (dlco-uncorrected)');
      const half = tests({ pct: 80, dlcoPct: 60, hb: 140 }, { pct: 80, dlcoPct: 50 });
      expect(missing({ pfts: half, symptoms: worse })).toContain('haemoglobin (dlco-uncorrected)');
    });

    it.each([
      ['both name another one', { dlcoReferenceEquation: 'ECSC-1993' }, 'dlco-equations-differ'],
      [
        'one was done at home',
        { dlcoReferenceEquation: 'GLI-2017', setting: 'home' },
        'dlco-of-other-series',
      ],
    ] as const)('a comparable DLCO, when %s', (_, later, because) => {
      const apart = tests(
        { pct: 80, dlcoPct: 60, dlcoReferenceEquation: 'GLI-2017', ...corrected },
        { pct: 80, dlcoPct: 48, ...corrected, ...later },
      );
      expect(missing({ pfts: apart, symptoms: worse })).toContain(`dlco (${because})`);
    });

    it('the name of the equation, when only one DLCO names it', () => {
      const apart = tests(
        { pct: 80, dlcoPct: 60, dlcoReferenceEquation: 'GLI-2017', ...corrected },
        { pct: 80, dlcoPct: 48, ...corrected },
      );
      expect(missing({ pfts: apart, symptoms: worse })).toContain(
        'reference-equation (dlco-equation-named-once)',
      );
    });

    it('a second DLCO, when there is one in the window', () => {
      const once = tests({ pct: 80, dlcoPct: 60, ...corrected }, { pct: 80 });
      expect(missing({ pfts: once, symptoms: worse })).toContain('dlco (no-comparable-earlier-dlco)');
    });

    it('% predicted, when one of two tests in litres lacks it', () => {
      const once = tests({ ml: 3000, pct: 80 }, { ml: 2400 });
      expect(missing({ pfts: once, symptoms: worse })).toContain('fvc-pct-pred (points-from-litres)');
    });

    it('a PFT, when the last one is too long ago to count with the other domains', () => {
      const longAgo = [pft('2023-06-12', { pct: 80 }), pft('2024-01-12', { pct: 70 })];
      expect(missing({ pfts: longAgo, symptoms: worse })).toContain('pft (no-recent-pft)');
    });
  });

  it('is certain when the radiologist and the patient say so without any test', () => {
    const record = recordOf({
      symptoms: worse,
      hrcts: [comparedHrct('2026-02-12', 'increased', '2025-06-12')],
    });
    expect(assessedSet(record, 'ppf-2022').story).toMatchObject({
      supported: true,
      certainty: 'confirmed',
      firstMetOn: '2026-02-12',
      criteria: ['ppf-2022.symptoms', 'ppf-2022.radiology'],
      worst: null,
    });
  });

  it('counts a fall together with a finding up to a year after it, and tells all domains', () => {
    const record = recordOf({
      pfts: [pft('2025-06-12', { pct: 80 }), pft('2026-01-12', { pct: 70 })],
      symptoms: [symptoms('2026-06-01', 'worse')],
    });
    expect(assessedSet(record, 'ppf-2022').story).toMatchObject({
      firstMetOn: '2026-06-01',
      lastMetOn: '2026-01-12',
      criteria: ['ppf-2022.symptoms', 'ppf-2022.physiology'],
      certainty: 'confirmed',
    });
  });
});
