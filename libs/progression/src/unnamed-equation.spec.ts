import fc from 'fast-check';
import { compareDlco, comparedIfNamed, compareTests, isComparison } from './compare-tests.js';
import { CRITERION_SETS } from './criterion-sets.rules.js';
import { judgedTests } from './judged-tests.js';
import { named } from './named.js';
import {
  assessedCriterion,
  assessedSet,
  decision,
  pft,
  recordOf,
  symptoms,
  type PftOptions,
} from './record.spec-support.js';

const [MARCH, SEPTEMBER, JANUARY] = ['2025-03-10', '2025-09-10', '2026-01-12'] as const;
const gli = { referenceEquation: 'GLI-2012' };
const two = (earlier: PftOptions, later: PftOptions) =>
  recordOf({ pfts: [pft(MARCH, earlier), pft(JANUARY, later)] });
const told = ({ what, because, of }: ReturnType<typeof assessedSet>['missing'][number]) =>
  `${what}: ${because}, ${of?.on ?? 'none'}`;

describe('A fall between two tests of which only one names its equation (B-10, B-14)', () => {
  it('is unknown, and the name that is missing is asked of the test without it, whichever that is', () => {
    for (const [record, lacking] of [
      [two({ pct: 80, ...gli }, { pct: 60 }), JANUARY],
      [two({ pct: 80 }, { pct: 60, ...gli }), MARCH],
    ] as const) {
      const set = assessedSet(record);
      expect(set.verdict).toBe('unknown');
      expect(set.missing.map(told)).toEqual([`reference-equation: equation-named-once, ${lacking}`]);
      expect(set.story.supported).toBe(false);
      expect(assessedCriterion(record, 'inbuild.a')).toMatchObject({
        verdict: 'unknown',
        pair: null,
        unnamed: { basis: 'equation-named-once', earlier: { pctTenths: 800 }, later: { pctTenths: 600 } },
      });
    }
  });

  it('is met once it is named alike, in whatever spelling, and no fall where it is another equation', () => {
    expect(assessedSet(two({ pct: 80, ...gli }, { pct: 60, referenceEquation: 'gli 2012' })).verdict).toBe(
      'met',
    );
    const other = assessedSet(two({ pct: 80, ...gli }, { pct: 60, referenceEquation: 'ECSC 1993' }));
    expect(other.verdict).toBe('unknown');
    expect(other.missing.map(told)).toEqual([`fvc-litres: equations-differ, ${JANUARY}`]);
    expect(other.criteria.map(({ unnamed }) => unnamed)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('keeps the verdict open beside a pair that did not fall, and yields to one that did', () => {
    const beside = (pct: number) =>
      recordOf({
        pfts: [pft(MARCH, { pct: 80, ...gli }), pft(SEPTEMBER, { pct }), pft(JANUARY, { pct: 60 })],
      });
    expect(assessedSet(beside(60)).verdict).toBe('unknown');
    expect(assessedCriterion(beside(60), 'inbuild.a').pair).toBeNull();
    expect(assessedSet(beside(80)).verdict).toBe('met');
    expect(assessedCriterion(beside(80), 'inbuild.a').unnamed).toBeUndefined();
  });

  it('opens nothing where the values show no fall as far as is asked for', () => {
    const kept = recordOf({
      pfts: [pft(MARCH, { pct: 80, ...gli }), pft(SEPTEMBER, { pct: 79 }), pft(JANUARY, { pct: 79 })],
      symptoms: [symptoms(JANUARY, 'stable')],
    });
    expect(assessedCriterion(kept, 'inbuild.a')).toMatchObject({ verdict: 'not-met' });
    expect(assessedCriterion(kept, 'inbuild.a').unnamed).toBeUndefined();
    // 80 -> 72.1 is 9.9 %; 80 -> 72 is 10 %.
    const edge = (pct: number) => assessedCriterion(two({ pct: 80, ...gli }, { pct }), 'inbuild.a').unnamed;
    expect(edge(72.1)).toBeUndefined();
    expect(edge(72)).toBeDefined();
  });

  it('is told of the greatest of several such falls', () => {
    const record = recordOf({
      pfts: [
        pft(MARCH, { pct: 90, ...gli }),
        pft('2025-06-10', { pct: 95, ...gli }),
        pft(SEPTEMBER, { pct: 80, ...gli }),
        pft(JANUARY, { pct: 60 }),
      ],
    });
    expect(assessedCriterion(record, 'inbuild.a').unnamed?.earlier.on).toBe('2025-06-10');
  });

  it('of 7 % is asked about where symptoms are worse; where they are not known two facts would be needed', () => {
    const seven = two({ pct: 100, ...gli }, { pct: 93 });
    const worse = { ...seven, symptomReports: [symptoms(JANUARY, 'worse')] };
    expect(assessedCriterion(worse, 'inbuild.b').missing.map(told)).toEqual([
      `reference-equation: equation-named-once, ${JANUARY}`,
    ]);
    expect(assessedCriterion(seven, 'inbuild.b')).toMatchObject({ verdict: 'unknown', missing: [] });
    const stable = { ...seven, symptomReports: [symptoms(JANUARY, 'stable')] };
    expect(assessedCriterion(stable, 'inbuild.b').unnamed).toBeUndefined();
  });

  it('counts only tests since the baseline of the episode', () => {
    const record = recordOf({
      pfts: [pft('2024-09-10', { pct: 90, ...gli }), pft(MARCH, { pct: 70 }), pft(JANUARY, { pct: 70 })],
    });
    expect(assessedCriterion(record, 'inbuild.a').unnamed?.earlier.on).toBe('2024-09-10');
    const decided = { ...record, progressionDecisions: [decision(MARCH, 'accept-new-baseline', MARCH)] };
    expect(assessedCriterion(decided, 'inbuild.a')).toMatchObject({ verdict: 'not-met' });
    expect(assessedCriterion(decided, 'inbuild.a').unnamed).toBeUndefined();
  });

  it('leaves litres to decide where both tests have them', () => {
    const record = two({ ml: 3000, pct: 80, ...gli }, { ml: 2990, pct: 60 });
    expect(assessedCriterion(record, 'inbuild.a')).toMatchObject({
      verdict: 'not-met',
      pair: { measure: 'litres' },
    });
  });
});

describe('A fall of DLCO between two tests of which only one names its equation (B-14, B-17)', () => {
  const corrected = { pct: 80, hbCorrected: true } as const;
  const dlco = (later: PftOptions) => {
    const record = two(
      { ...corrected, dlcoPct: 60, dlcoReferenceEquation: 'GLI-2017' },
      { ...corrected, ...later },
    );
    return assessedCriterion(
      { ...record, symptomReports: [symptoms(JANUARY, 'worse')] },
      'ppf-2022.physiology',
    );
  };

  it('leaves the criterion open, and names the test that lacks it', () => {
    const { verdict, missing } = dlco({ dlcoPct: 50 });
    expect(verdict).toBe('unknown');
    expect(missing.map(told)).toEqual([`reference-equation: dlco-equation-named-once, ${JANUARY}`]);
    expect(dlco({ dlcoPct: 50, dlcoReferenceEquation: 'GLI 2017' }).verdict).toBe('met');
  });

  it('wants more than the name where the values differ in their unit or correction', () => {
    const uncorrected = dlco({ dlcoPct: 50, hbCorrected: false });
    expect(uncorrected.verdict).toBe('unknown');
    expect(uncorrected.unnamed).toBeUndefined();
  });
});

describe('The comparison of two tests if one were named', () => {
  const testsOf = (earlier: PftOptions, later: PftOptions, measure: 'fvc' | 'dlco') => {
    const [one, other] = judgedTests(two(earlier, later), measure).tests;
    if (!one || !other) throw new Error('two tests were given');
    return [one, other] as const;
  };

  it('is by reported values and leaves the tests as they are', () => {
    const [earlier, later] = testsOf({ pct: 80, ...gli }, { pct: 60 }, 'fvc');
    expect(compareTests(earlier, later)).toBe('equation-named-once');
    expect(comparedIfNamed(earlier, later, 'fvc')).toEqual({
      earlier,
      later,
      deciding: { measure: 'reported-pct', earlier: 800, later: 600 },
      basis: 'equation-named-once',
      other: null,
    });
  });

  it('is none of DLCO in two units', () => {
    const unit = { pct: 80, hbCorrected: true } as const;
    const [earlier, later] = testsOf(
      { ...unit, dlcoPct: 60, dlcoReferenceEquation: 'GLI-2017', dlcoUnit: 'mmol/min/kPa' },
      { ...unit, dlcoPct: 50, dlcoUnit: 'mL/min/mmHg' },
      'dlco',
    );
    expect(compareDlco(earlier, later)).toBe('equation-named-once');
    expect(comparedIfNamed(earlier, later, 'dlco')).toBeNull();
    expect(isComparison(compareDlco(earlier, earlier))).toBe(true);
  });
});

describe('A settled verdict of % predicted', () => {
  const anyTest = fc.record({
    day: fc.integer({ min: 0, max: 20 }),
    pct: fc.integer({ min: 550, max: 900 }).map((tenths) => tenths / 10),
    equation: fc.constantFrom('GLI-2012', 'ECSC 1993'),
  });

  it('survives naming the one equation that was not named, whichever it is (B-14)', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyTest, { minLength: 2, maxLength: 6, selector: ({ day }) => day }),
        fc.nat(),
        fc.constantFrom('GLI-2012', 'ECSC 1993'),
        (tests, which, name) => {
          const recordWith = (unnamed: PftOptions) =>
            recordOf({
              pfts: tests.map(({ day, pct, equation }, index) =>
                pft(`2025-${String(1 + (day % 12)).padStart(2, '0')}-${String(10 + day).padStart(2, '0')}`, {
                  pct,
                  lineageId: `pft ${index}`,
                  ...(index === which % tests.length ? unnamed : { referenceEquation: equation }),
                }),
              ),
            });
          for (const { id } of CRITERION_SETS) {
            const { verdict } = assessedSet(recordWith({}), id);
            if (verdict !== 'unknown')
              expect(assessedSet(recordWith({ referenceEquation: name }), id).verdict).toBe(verdict);
          }
        },
      ),
    );
  });
});

describe('A name', () => {
  it.each([
    [' GLI-2012 ', 'gli2012'],
    ['gli 2012', 'gli2012'],
    ['GLI_2012', 'gli2012'],
    ['Straße 1', 'straße1'],
    ['-', null],
    ['  ', null],
    [undefined, null],
  ])('%p is compared as %p (B-10)', (text, expected) => {
    expect(named(text)).toBe(expected);
  });

  it('of one number is not that of another', () => {
    expect(named('GLI-2012')).not.toBe(named('GLI-2022'));
  });
});
