import type { WhySubjects } from '@interstice/contracts';
import { SAFETY_TITLES, TEST_NAMES } from '@interstice/guideline';
import { JUDGED_SETS } from '@interstice/progression';

type Group = WhySubjects['groups'][number];

const TESTS: Group = {
  title: 'Is it due?',
  subjects: Object.entries(TEST_NAMES).map(([id, name]) => ({
    ask: 'test',
    id,
    title: capitalised(name),
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

const SAFETY: readonly Group[] = [
  { title: 'Is there an alert about the blood?', subjects: SAFETY_TITLES.blood.map(asAlert) },
  { title: 'Is there a warning about a drug?', subjects: SAFETY_TITLES.drug.map(asAlert) },
];

function asAlert({ id, title }: { readonly id: string; readonly title: string }): Group['subjects'][number] {
  return { ask: 'criterion', id, title: capitalised(title) };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Everything that `why` answers for, from the rules as they are: tests, definitions with their criteria, alerts of safety. */
export const WHY_SUBJECTS: WhySubjects = { groups: [TESTS, ...DEFINITIONS, ...SAFETY] };
