import { noteLines } from './note-sentences.js';
import { bloodCount, day, dueItem, recordOf } from './record.spec-support.js';
import type { DueNote } from './review-result.js';

const [rule] = dueItem(recordOf({}), 'pft', '2026-03-01')?.rules ?? [];
if (!rule) throw new Error('a rule was expected');
const test = {
  kind: 'blood-test',
  lineageId: bloodCount('2026-02-01').lineageId,
  on: day('2026-02-01'),
} as const;
/** What is said of a note, and the statements that it answers to. */
const said = (note: DueNote): readonly unknown[] =>
  noteLines({ ...rule, notes: [note] }).flatMap(({ text, cites }) => [
    text,
    ...cites.flatMap(({ ids = [] }) => ids),
  ]);

describe('What else is said of a test that is due (B-20 to B-27)', () => {
  it.each<readonly [DueNote, string, readonly string[]]>([
    [{ kind: 'superseded', doc: 'former' }, 'Superseded: former was replaced by another document.', ['B-20']],
    [{ kind: 'looser-than-label' }, 'Looser than the label of the drug, which asks for it sooner.', ['B-20']],
    [{ kind: 'looser-than-rule' }, 'Looser than the rule, which asks for it sooner.', ['B-21', 'B-25']],
    [
      { kind: 'override', interval: { months: 8 }, until: day('2026-06-01') },
      'A physician has set the interval: every 8 months until 1 Jun 2026, in place of that of the rule.',
      ['B-21', 'B-25'],
    ],
    [
      { kind: 'stop-ended', on: day('2026-02-01') },
      'A physician had stopped it until 1 Feb 2026: that has ended, and whether it goes on is to be decided anew.',
      ['B-27'],
    ],
    [
      { kind: 'fallback', protocolId: 'summary-2026' },
      'The protocol in force has no rule for this patient: that of summary-2026 stands in.',
      ['B-21'],
    ],
    [
      { kind: 'first-tests', drugs: ['mycophenolate', 'nintedanib'] },
      'The first tests of mycophenolate and nintedanib.',
      ['B-22', 'B-28'],
    ],
    [
      { kind: 'after-stop', fact: { kind: 'treatment', lineageId: 'x', on: day('2026-01-10') } },
      'The drug was stopped on 10 Jan 2026: wanted until a complete test since then is within its limits, where it has any.',
      ['B-20'],
    ],
    [
      { kind: 'partly-done', fact: test, missing: ['neutrophils', 'platelets'] },
      'The blood test of 1 Feb 2026 was partly done, neutrophils and platelets missing.',
      ['B-23'],
    ],
    [
      { kind: 'insufficient', fact: test },
      'The blood test of 1 Feb 2026 was clotted or too little and counts for nothing.',
      ['B-23'],
    ],
  ])('is a sentence with the statement that it answers to: $kind', (note, text, ids) => {
    expect(said(note)).toEqual([text, ...ids]);
  });
});
