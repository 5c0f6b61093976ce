import { DLCO_GRADES } from './dlco-quality.rules.js';
import { dlcoAgrees, gradeDlco } from './grade-dlco.js';
import { gradeSpirometry } from './grade-spirometry.js';
import {
  DLCO_AGREEMENT_CASES,
  DLCO_GRADE_CASES,
  GRADE_SOURCE_CASES,
  SPIROMETRY_GRADE_CASES,
} from './lung-function-rules.cases.js';
import { LUNG_FUNCTION_SOURCES } from './sources.js';
import { SPIROMETRY_GRADES } from './spirometry-quality.rules.js';
import { HAEMOGLOBIN_CORRECTION, TRANSFER_UNITS } from './transfer-factor.rules.js';

const ADULT = 60;
const gradeOf = (acceptableMl: readonly number[], ageYears: number) => {
  const quality = gradeSpirometry(acceptableMl, ageYears);
  return quality.kind === 'graded' ? quality.grade : quality.kind;
};

describe('A session of spirometry', () => {
  it.each(SPIROMETRY_GRADE_CASES)('%j at %d years is %s: %s', (acceptable, ageYears, grade) => {
    expect(gradeOf(acceptable, ageYears)).toBe(grade);
  });

  it('has the same grade whatever the order of its manoeuvres', () => {
    for (const [acceptable, ageYears, grade] of SPIROMETRY_GRADE_CASES) {
      expect(gradeOf([...acceptable].reverse(), ageYears)).toBe(grade);
    }
  });

  it('says that C and D are grades of an earlier scheme', () => {
    const statuses = GRADE_SOURCE_CASES.map(([acceptable, source]) => {
      const quality = gradeSpirometry(acceptable, ADULT);
      expect(quality).toMatchObject({ source });
      return LUNG_FUNCTION_SOURCES[source].status;
    });
    expect(statuses).toEqual(['verified', 'verified', 'earlier-scheme', 'earlier-scheme']);
  });
});

describe('A manoeuvre of DLCO', () => {
  it.each(DLCO_GRADE_CASES)(
    'with %f %% inspired, held %f s, collected %f s, agreeing: %s, is %s: %s',
    (...given) => {
      const [inspiredPct, breathHoldSeconds, collectionSeconds, alveolarVolumeAgrees, grade] = given;
      const quality = gradeDlco({ inspiredPct, breathHoldSeconds, collectionSeconds, alveolarVolumeAgrees });
      expect(quality).toEqual({ grade, source: 'dlco-2017-quality' });
    },
  );

  it('has a grade from a secondary source, which says so', () => {
    expect(LUNG_FUNCTION_SOURCES[DLCO_GRADES.source].status).toBe('secondary');
  });

  it.each(DLCO_AGREEMENT_CASES)('of %f beside one of %f %s: their mean is reported: %s', (...given) => {
    const [first, second, unit, agrees] = given;
    expect(dlcoAgrees(first, second, unit)).toBe(agrees);
  });
});

it('The grades and factors survive JSON', () => {
  for (const data of [SPIROMETRY_GRADES, DLCO_GRADES, HAEMOGLOBIN_CORRECTION, TRANSFER_UNITS])
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
});
