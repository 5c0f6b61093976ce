import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths, parseIsoDate } from '@interstice/clinical';
import { dayOf } from './demo-patient.js';
import { demoPatients } from './demo-patients.js';

/** Every end of a month, where adding months is uneven, a leap day, and days between. */
const MONTH_ENDS = Array.from({ length: 26 }, (_, place) =>
  addDays(addMonths(parseIsoDate('2026-11-01'), place), -1),
);
const DAYS = [...MONTH_ENDS, ...MONTH_ENDS.map((day, place) => addDays(day, place + 1))];

/** Results of which a file may hold one for a patient and day, and a second would have to be explained (B-30). */
const RESULTS = ['pft', 'hrct', 'blood-test', 'symptom-report'] as const;

describe('the patients of the demo clinic', () => {
  it('have one result of a kind on a day and none in the future, whatever the day of seeding', () => {
    const amiss: string[] = [];
    for (const today of DAYS)
      for (const { patient, facts } of demoPatients(today)) {
        const seen = new Set<string>();
        for (const fact of facts) {
          if (!RESULTS.some((kind) => kind === fact.kind)) continue;
          // At home and in the laboratory are two tests.
          const setting = fact.kind === 'pft' ? fact.values.setting : '';
          const result = `${fact.kind} ${setting ?? ''} ${dayOf(fact)}`;
          if (seen.has(result) || dayOf(fact) > today) amiss.push(`${today}: ${patient.mrn} ${result}`);
          seen.add(result);
        }
      }
    expect(amiss).toEqual([]);
  });
});
