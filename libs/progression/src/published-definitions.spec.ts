import { addMonths, parseIsoDate, type Verdict } from '@interstice/clinical';
import { DEFINITION_CASES } from './published-definitions.cases.js';
import { assessedCriterion, assessedSet, pft, recordOf, symptoms } from './record.spec-support.js';

const first = parseIsoDate('2024-01-15');

describe('The published definitions', () => {
  it.each([...DEFINITION_CASES])('$name', (given) => {
    const later = addMonths(first, given.monthsBetween);
    const record = recordOf({
      pfts: [pft(first, { pct: given.earlierPct }), pft(later, { pct: given.laterPct })],
      symptoms: [symptoms(later, given.symptomsWorse ? 'worse' : 'stable')],
    });
    const outside = given.monthsBetween > 24;
    const verdict = (met: boolean): Verdict => (met ? 'met' : outside ? 'unknown' : 'not-met');
    expect(assessedCriterion(record, 'inbuild.a').verdict).toBe(verdict(given.expected.a));
    expect(assessedCriterion(record, 'inbuild.b').verdict).toBe(verdict(given.expected.b));
    expect(assessedSet(record, 'short-form').verdict).toBe(given.expected.shortForm ? 'met' : 'not-met');
  });
});
