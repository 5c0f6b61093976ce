import type { WhySubjects } from '@interstice/contracts';

type Subject = WhySubjects['groups'][number]['subjects'][number];

const valueOf = ({ ask, id }: Subject) => `${ask} ${id}`;

/** What can be asked about, for a list to choose from. */
export function optionsOf({ groups }: WhySubjects) {
  return [
    { value: '', label: 'Choose …' },
    ...groups.map(({ title, subjects }) => ({
      group: title,
      items: subjects.map((subject) => ({ value: valueOf(subject), label: subject.title })),
    })),
  ];
}

/** The one chosen from it; undefined while none is. */
export function subjectOf({ groups }: WhySubjects, value: string): Subject | undefined {
  return groups.flatMap(({ subjects }) => subjects).find((subject) => valueOf(subject) === value);
}
