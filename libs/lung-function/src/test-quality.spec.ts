import { DLCO_GRADES } from './dlco-quality.rules.js';
import { dlcoAgrees, gradeDlco } from './grade-dlco.js';
import { gradeSpirometry } from './grade-spirometry.js';
import { LUNG_FUNCTION_SOURCES } from './sources.js';
import { SPIROMETRY_GRADES } from './spirometry-quality.rules.js';

const ADULT = 60;
const gradeOf = (acceptableMl: readonly number[], ageYears: number) => {
  const quality = gradeSpirometry(acceptableMl, ageYears);
  return quality.kind === 'graded' ? quality.grade : quality.kind;
};

describe('A session of spirometry', () => {
  it.each<[readonly number[], string, string]>([
    [[3000, 2850, 2000], 'A', 'three acceptable, the two largest 150 mL apart'],
    [[2000, 2850, 3000], 'A', 'in whatever order they were blown'],
    [[3000, 2850], 'B', 'two acceptable, 150 mL apart'],
    [[3000, 2849, 2840], 'C', 'a millilitre more'],
    [[3000, 2800], 'C', '200 mL apart'],
    [[3000, 2799], 'D', 'a millilitre more'],
    [[3000, 2750, 2750], 'D', '250 mL apart'],
    [[3000, 2749, 2700], 'below-verified-grades', 'a millilitre more'],
    [[3000], 'below-verified-grades', 'one acceptable only'],
    [[], 'below-verified-grades', 'none acceptable'],
  ])('%j is %s: %s', (acceptable, grade, _) => {
    expect(gradeOf(acceptable, ADULT)).toBe(grade);
  });

  it('of a child of up to six years is judged by 100 mL or a tenth of the largest, whichever is greater', () => {
    expect(gradeOf([900, 800, 800], 6)).toBe('A');
    expect(gradeOf([900, 799], 6)).toBe('below-verified-grades');
    expect(gradeOf([1500, 1350], 6)).toBe('B');
    expect(gradeOf([1500, 1349], 6)).toBe('below-verified-grades');
    expect(gradeOf([900, 799], 6.01)).toBe('B');
  });

  it('says that C and D are grades of an earlier scheme', () => {
    const sources = [
      [3000, 3000, 3000],
      [3000, 3000],
      [3000, 2800],
      [3000, 2750],
    ].map((acceptable) => {
      const quality = gradeSpirometry(acceptable, ADULT);
      return quality.kind === 'graded' ? LUNG_FUNCTION_SOURCES[quality.source].status : quality.kind;
    });
    expect(sources).toEqual(['verified', 'verified', 'earlier-scheme', 'earlier-scheme']);
  });
});

describe('A manoeuvre of DLCO', () => {
  it.each([
    [90, 8, 4, false, 'A', 'at every limit of A'],
    [90, 12, 4, false, 'A', 'the breath held as long as it may be'],
    [89.9, 10, 4, true, 'A', 'less inspired, but the alveolar volume agrees'],
    [85, 10, 4, true, 'A', 'as little as that allows'],
    [89.9, 10, 4, false, 'B', 'the alveolar volume does not agree'],
    [84.9, 10, 4, true, 'C', 'less inspired than A and B allow'],
    [90, 10, 4.1, true, 'C', 'collected too long for A and B'],
    [80, 8, 5, false, 'C', 'at every limit of C'],
    [95, 7.9, 3, true, 'D', 'the breath held too short'],
    [95, 12.1, 3, true, 'D', 'the breath held too long'],
    [80, 13, 5, false, 'D', 'at the limits of D'],
    [79.9, 10, 3, true, 'F', 'too little inspired for any'],
    [95, 10, 5.1, true, 'F', 'collected too long for any'],
  ] as const)('with %f %% inspired, held %f s, collected %f s, agreeing: %s, is %s: %s', (...given) => {
    const [inspiredPct, breathHoldSeconds, collectionSeconds, alveolarVolumeAgrees, grade] = given;
    const quality = gradeDlco({ inspiredPct, breathHoldSeconds, collectionSeconds, alveolarVolumeAgrees });
    expect(quality).toEqual({ grade, source: 'dlco-2017-quality' });
  });

  it('has a grade from a secondary source, which says so', () => {
    expect(LUNG_FUNCTION_SOURCES[DLCO_GRADES.source].status).toBe('secondary');
  });

  it('agrees with another up to 2 mL/min/mmHg or 0.67 mmol/min/kPa', () => {
    expect([dlcoAgrees(20, 22, 'mL/min/mmHg'), dlcoAgrees(22.01, 20, 'mL/min/mmHg')]).toEqual([true, false]);
    expect([dlcoAgrees(6, 6.66, 'mmol/min/kPa'), dlcoAgrees(6.68, 6, 'mmol/min/kPa')]).toEqual([true, false]);
  });
});

it('The grades survive JSON', () => {
  for (const data of [SPIROMETRY_GRADES, DLCO_GRADES]) expect(JSON.parse(JSON.stringify(data))).toEqual(data);
});
