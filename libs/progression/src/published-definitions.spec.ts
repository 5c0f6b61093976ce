import { addMonths, parseIsoDate, type PatientRecord } from '@interstice/clinical';
import { CRITERION_SETS } from './criterion-sets.rules.js';
import { firstMetOverTime } from './first-met-over-time.js';
import { DEFINITION_CASES, type DefinitionCase } from './published-definitions.cases.js';
import { assessedSet, comparedHrct, hrct, pft, recordOf, symptoms } from './record.spec-support.js';

const first = parseIsoDate('2024-01-15');

function recordOfCase(given: DefinitionCase): PatientRecord {
  const later = addMonths(first, given.monthsBetween);
  const test = (on: string, pct: number, dlcoPct: number | null) =>
    pft(on, { pct, ...(dlcoPct === null ? {} : { dlcoPct, hbCorrected: true }) });
  return recordOf({
    pfts: [
      test(first, given.earlierPct, given.earlierDlcoPct),
      test(later, given.laterPct, given.laterDlcoPct),
    ],
    symptoms: [symptoms(later, given.symptomsWorse ? 'worse' : 'stable', 'report', first)],
    hrcts: [hrct(first, 12), comparedHrct(later, given.fibrosisIncreased ? 'increased' : 'stable', first)],
  });
}

describe('The published definitions (P-01, P-02, P-03, P-04)', () => {
  it('are all there', () => {
    expect(DEFINITION_CASES).toHaveLength(14);
  });

  it.each([...DEFINITION_CASES])('$name', (given) => {
    const { criteria, sets } = firstMetOverTime(recordOfCase(given), CRITERION_SETS, {
      findings: 'with-comparison-in-window',
    });
    const later = addMonths(first, given.monthsBetween);
    const met = (setId: string) =>
      Object.keys(criteria)
        .filter((id) => id.startsWith(`${setId}.`) && criteria[id]?.firstMetOn === later)
        .map((id) => id.slice(setId.length + 1));
    expect(met('inbuild')).toEqual(given.inbuild);
    expect(met('ppf-2022')).toEqual(given.ppfDomains);
    expect(sets['inbuild']?.firstMetOn ?? null).toBe(given.inbuild.length > 0 ? later : null);
    expect(sets['ppf-2022']?.firstMetOn ?? null).toBe(given.ppf2022 ? later : null);
    expect(sets['short-form']?.firstMetOn ?? null).toBe(given.shortForm ? later : null);
    expect(sets['omeract-2015']?.firstMetOn ?? null).toBe(given.omeract ? later : null);
    expect(sets['erice']?.firstMetOn ?? null).toBe(given.erice ? later : null);
  });

  const withinTheYear = DEFINITION_CASES.filter(({ monthsBetween }) => monthsBetween <= 12);

  // Beyond a year the product counts what is reported today, whatever it compares with (B-12, B-13).
  it.each(withinTheYear)('$name, as a record is judged', (given) => {
    const record = recordOfCase(given);
    const met = (setId: string) =>
      assessedSet(record, setId)
        .criteria.filter(({ verdict }) => verdict === 'met')
        .map(({ criterionId }) => criterionId.slice(setId.length + 1));
    expect(met('inbuild')).toEqual(given.inbuild);
    expect(met('ppf-2022')).toEqual(given.ppfDomains);
    expect(assessedSet(record, 'ppf-2022').verdict === 'met').toBe(given.ppf2022);
    expect(assessedSet(record, 'short-form').verdict).toBe(given.shortForm ? 'met' : 'not-met');
    // What OMERACT and Erice ask of DLCO stays unknown where a test has none.
    expect(assessedSet(record, 'omeract-2015').verdict === 'met').toBe(given.omeract);
    expect(assessedSet(record, 'erice').verdict === 'met').toBe(given.erice);
  });
});
