import { addMonths, parseIsoDate, type PatientRecord, type PersonFact, type Pft } from '@interstice/clinical';
import jstat from 'jstat';
import fc from 'fast-check';
import { assessedSet, decision, pft, recordOf, symptoms, type PftOptions } from '../record.spec-support.js';
import { levelChange } from './level-over-time.js';
import { FVC_VARIABILITY } from './variability.rules.js';

const likelihoodOf = (pfts: readonly Pft[], setId = 'inbuild') =>
  assessedSet(recordOf({ pfts: [...pfts] }), setId).likelihood;

const monthly = (values: readonly number[], every = 3, options: PftOptions = {}): Pft[] =>
  values.map((ml, step) => pft(addMonths(parseIsoDate('2024-01-15'), step * every), { ml, ...options }));

/** Of one difference of two tests, as a fraction of the value: 11 % is significant, beyond 1.96 standard deviations. */
const OF_ONE_DIFFERENCE = 0.11 / 1.96;

describe('How probably a fall is true', () => {
  it('rests on the published changes that are significant in healthy people', () => {
    expect([FVC_VARIABILITY.weekToWeekPct, FVC_VARIABILITY.yearToYearPct]).toEqual([11, 15]);
  });

  it.each([
    [3000, 2700, 50],
    [3000, 2600, 75],
    [3000, 2400, 98],
  ])('from two tests is that of their difference: %d to %d mL is %d percent', (earlier, later, pct) => {
    const [difference, threshold] = [Math.log(later / earlier), Math.log(0.9)];
    expect(Math.round(100 * jstat.normal.cdf(threshold, difference, OF_ONE_DIFFERENCE))).toBe(pct);
    expect(likelihoodOf(monthly([earlier, later]))?.worst).toEqual({
      earlierLineageId: 'pft 2024-01-15',
      laterLineageId: 'pft 2024-04-15',
      pct,
      tests: 2,
      fromOn: '2024-01-15',
      toOn: '2024-04-15',
    });
  });

  it('never reads as certain', () => {
    expect(likelihoodOf(monthly([3000, 900]))?.worst?.pct).toBe(99);
    expect(likelihoodOf(monthly([3000, 3000, 3350, 3000, 3000, 3000, 3010]))?.worst?.pct).toBeLessThan(20);
  });

  it('is small for one high test among many, and great for a steady fall of the same size', () => {
    const spike = likelihoodOf(monthly([2700, 2700, 3000, 2700, 2700, 2700, 2700]))?.worst;
    const steady = likelihoodOf(monthly([3000, 2950, 2900, 2850, 2800, 2700, 2650]))?.worst;
    expect(spike?.pct).toBeLessThan(15);
    expect(steady?.pct).toBeGreaterThan(55);
  });

  it('follows a sudden fall that a straight line through all tests would hide', () => {
    const level = [3000, 3000, 3000, 3000, 3000, 3000, 3000];
    const fell = likelihoodOf(monthly([...level, 2400]))?.worst;
    const again = likelihoodOf(monthly([...level, 2400, 2400]))?.worst;
    expect(fell?.pct).toBeGreaterThan(60);
    expect(again?.pct).toBeGreaterThan(fell?.pct ?? NaN);
  });

  it('falls when a repeat is as good as before, and the verdict stays (B-11)', () => {
    const provisional = monthly([3000, 3050, 3000, 2690]);
    const repeated = [...provisional, pft('2024-12-02', { ml: 3010 })];
    const [before, after] = [provisional, repeated].map((pfts) => assessedSet(recordOf({ pfts })));
    expect(after?.likelihood?.worst?.pct).toBeLessThan(before?.likelihood?.worst?.pct ?? NaN);
    expect([before?.story.supported, after?.story.supported]).toEqual([true, true]);
    expect(after?.story.worst).toEqual(before?.story.worst);
  });

  it('asks about the threshold that the pair met: 5 percent beside worse symptoms, points for PPF 2022', () => {
    const pfts = monthly([3000, 2790]);
    const report = symptoms('2024-03-01', 'worse');
    const ofB = assessedSet(recordOf({ pfts, symptoms: [report] })).likelihood?.worst;
    const expected = jstat.normal.cdf(Math.log(0.95), Math.log(2790 / 3000), OF_ONE_DIFFERENCE);
    expect(ofB?.pct).toBe(Math.round(expected * 100));
    const inPoints = recordOf({
      pfts: [pft('2024-01-15', { pct: 60 }), pft('2024-07-15', { pct: 54 })],
      symptoms: [symptoms('2024-03-01', 'worse')],
    });
    const five = jstat.normal.cdf(Math.log(55 / 60), Math.log(54 / 60), OF_ONE_DIFFERENCE);
    const ofPoints = assessedSet(inPoints, 'ppf-2022');
    expect(ofPoints.likelihood?.worst?.pct).toBe(Math.round(five * 100));
  });

  it('is reckoned in the percent that decides, also where that was recomputed on one equation', () => {
    const fact = (kind: string, value: object) =>
      ({ kind, value, on: parseIsoDate('2020-01-01'), lineageId: kind, id: kind }) as PersonFact;
    const record: PatientRecord = {
      ...recordOf({
        pfts: [
          pft('2025-01-10', { ml: 2500, pct: 92.9, referenceEquation: 'GLI-2012' }),
          pft('2026-01-05', { ml: 2250, pct: 76.2, referenceEquation: 'GLI-Global-2022' }),
        ],
        symptoms: [symptoms('2025-06-01', 'worse')],
      }),
      person: [
        fact('sex', { sex: 'female' }),
        fact('birth-date', { birthDate: parseIsoDate('1965-01-10') }),
        fact('height', { heightCm: 162 }),
      ],
    };
    const { story, likelihood } = assessedSet(record, 'ppf-2022');
    const [earlier, later] = [story.worst?.earlier, story.worst?.later].map(
      (test) => (test?.recomputedMillionths ?? NaN) / 1e6,
    );
    const [from, to] = [earlier ?? NaN, later ?? NaN];
    const expected = jstat.normal.cdf(Math.log((from - 5) / from), Math.log(to / from), OF_ONE_DIFFERENCE);
    expect(likelihood?.worst?.pct).toBe(Math.round(expected * 100));
  });

  it('is told of the worst fall and of the latest one, each by its own tests', () => {
    const { story, likelihood } = assessedSet(recordOf({ pfts: monthly([3000, 2400, 2550]) }));
    expect([story.worst?.later.on, story.latest?.later.on]).toEqual(['2024-04-15', '2024-07-15']);
    expect(likelihood?.worst?.laterLineageId).toBe('pft 2024-04-15');
    expect(likelihood?.latest?.laterLineageId).toBe('pft 2024-07-15');
    expect(likelihood?.latest?.pct).not.toBe(likelihood?.worst?.pct);
    const one = assessedSet(recordOf({ pfts: monthly([3000, 2400]) })).likelihood;
    expect(one?.latest).toEqual(one?.worst);
  });

  it('is not told of a fall of DLCO, whose variability is not among the sources', () => {
    const pfts = ['2024-01-15', '2024-07-15'].map((on, step) =>
      pft(on, { dlcoPct: 60 - 20 * step, hbCorrected: true }),
    );
    const record = recordOf({ pfts, symptoms: [symptoms('2024-03-01', 'worse')] });
    const { story, likelihood } = assessedSet(record, 'ppf-2022');
    expect(story.worst?.measure).toBe('dlco-pct');
    expect(likelihood).toBeUndefined();
  });

  it('asks about the greatest of several thresholds that a pair met', () => {
    const record = recordOf({
      pfts: monthly([3000, 2700]),
      symptoms: [symptoms('2024-03-01', 'worse')],
    });
    const { story, likelihood } = assessedSet(record, 'short-form');
    expect(story.criteria).toEqual(['short-form.decline', 'short-form.decline-with-symptoms']);
    expect(likelihood?.worst?.pct).toBe(50);
  });

  it('is reckoned from the tests since the baseline of the episode', () => {
    const record = recordOf({
      pfts: monthly([3600, 3500, 3000, 2950, 2600]),
      decisions: [decision('2024-07-20', 'escalated', '2024-07-15')],
    });
    expect(assessedSet(record).likelihood?.worst).toMatchObject({ tests: 3, fromOn: '2024-07-15' });
  });

  it('says nothing of tests at home, of poor quality, or where nothing fell', () => {
    expect(likelihoodOf(monthly([3000, 2600], 3, { setting: 'home' }))?.worst).toBeNull();
    const poor = [...monthly([3000]), pft('2024-07-15', { ml: 2600, qualityGrade: 'E' })];
    expect(likelihoodOf(poor)?.worst).toBeNull();
    expect(likelihoodOf(monthly([3000, 2990]))).toBeUndefined();
  });

  it('does not depend on the order of entry, nor on tests that are not compared', () => {
    const pfts = monthly([3000, 2950, 3010, 2640, 2700]);
    const beside = [
      pft('2024-05-01', { ml: 2000, setting: 'home', bronchodilator: 'pre' }),
      pft('2024-05-02', { ml: 3300, qualityGrade: 'F', bronchodilator: 'pre' }),
      pft('2024-05-03', { ml: 3600, bronchodilator: 'post' }),
    ];
    const told = likelihoodOf(pfts)?.worst;
    expect(likelihoodOf([...pfts].reverse())?.worst).toEqual(told);
    const before = monthly([3000, 2950, 3010, 2640, 2700], 3, { bronchodilator: 'pre' });
    expect(likelihoodOf([...before, ...beside])?.worst).toMatchObject({ pct: told?.pct, tests: 5 });
  });

  it('is the greater, the lower the later test', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1500, max: 2650 }), fc.integer({ min: 1, max: 200 }), (ml, less) => {
        const pctOf = (last: number) => likelihoodOf(monthly([3000, 2950, last]))?.worst?.pct ?? NaN;
        expect(pctOf(ml - less)).toBeGreaterThanOrEqual(pctOf(ml));
      }),
      { numRuns: 40 },
    );
  });
});

describe('The change of a level', () => {
  const scatter = { ofReading: 0.04, ofLevelInAYear: 0 };

  it('through readings that scatter by a known size is that of the straight line, with its textbook error', () => {
    const readings = [0, 0.5, 1, 1.5, 2].map((at, index) => ({
      at,
      value: [0, -0.02, -0.12, -0.1, -0.2][index] ?? 0,
    }));
    // Least squares: sum of squared times about their mean 2.5, of products -0.24.
    const { mean, standardDeviation } = levelChange(readings, 0, 4, scatter);
    expect(mean).toBeCloseTo(2 * (-0.24 / 2.5), 6);
    expect(standardDeviation).toBeCloseTo((2 * 0.04) / Math.sqrt(2.5), 6);
  });

  it('is more uncertain where the level may wander', () => {
    const readings = [0, 1, 2].map((at) => ({ at, value: -0.1 * at }));
    const still = levelChange(readings, 0, 2, scatter).standardDeviation;
    expect(
      levelChange(readings, 0, 2, { ...scatter, ofLevelInAYear: 0.05 }).standardDeviation,
    ).toBeGreaterThan(still);
  });
});
