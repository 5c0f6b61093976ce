import type { WhySubjects } from '@interstice/contracts';
import { TEST_NAMES } from '@interstice/guideline';
import { JUDGED_SETS } from '@interstice/progression';

type Group = WhySubjects['groups'][number];

const TESTS: Group = {
  title: 'Is it due?',
  subjects: Object.entries(TEST_NAMES).map(([id, name]) => ({
    ask: 'test',
    id,
    title: name.charAt(0).toUpperCase() + name.slice(1),
  })),
};

/** A set by itself, for its alert, and then each of its criteria; a set of one criterion is that criterion. */
const DEFINITIONS: readonly Group[] = JUDGED_SETS.map(({ id, title, criteria }) => ({
  title: `Is it met, and is there an alert? ${title}`,
  subjects: [
    { ask: 'criterion', id, title },
    ...criteria
      .filter(() => criteria.length > 1)
      .map((criterion) => ({ ask: 'criterion' as const, id: criterion.id, title: criterion.title })),
  ],
}));

/** Everything that `why` answers for, from the rules as they are: tests first, then each definition with its criteria. */
export const WHY_SUBJECTS: WhySubjects = { groups: [TESTS, ...DEFINITIONS] };
