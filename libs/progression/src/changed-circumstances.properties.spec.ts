import type { PatientRecord } from '@interstice/clinical';
import fc from 'fast-check';
import { anyRecord } from './any-record.spec-support.js';
import { assessProgression } from './assess-progression.js';
import { CRITERION_SETS } from './criterion-sets.rules.js';

describe('The laboratory and the device of a test', () => {
  it('never decide a verdict: whatever they are, every definition says the same (B-10)', () => {
    fc.assert(
      fc.property(
        anyRecord,
        fc.array(fc.constantFrom('North', 'South', undefined), { minLength: 8, maxLength: 8 }),
        (record, names) => {
          const named = {
            ...record,
            pfts: record.pfts.map((test, index) => {
              const name = names[index];
              return name === undefined ? test : { ...test, laboratory: name, device: name };
            }),
          };
          const verdicts = (of: PatientRecord) =>
            assessProgression(of, CRITERION_SETS).sets.map(({ setId, verdict, story }) => [
              setId,
              verdict,
              story.firstMetOn,
              story.certainty,
            ]);
          expect(verdicts(named)).toEqual(verdicts(record));
        },
      ),
    );
  });
});
