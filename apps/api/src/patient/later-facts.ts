import type { InputError, PersonFactInput, QueryFn } from '@interstice/server';

export interface DayAsked {
  readonly patientId: string;
  readonly today: string;
}

/** What an error calls a fact, where the name of its kind is no word. */
const NAMES: Readonly<Partial<Record<PersonFactInput['kind'], string>>> = {
  'birth-date': 'birth date',
  ctd: 'CTD',
  'ild-diagnosis': 'diagnosis of ILD',
  'ctd-diagnosis': 'diagnosis of CTD',
  'hrct-pattern': 'pattern on HRCT',
};

/**
 * A new value that something on record from a later day would take back again: whoever changes a patient means what is to hold
 * now, and would be told that it does. A height is a measurement of its day, and stands beside later ones.
 */
export async function daysBeforeLaterFacts(
  query: QueryFn,
  recorded: readonly PersonFactInput[],
  { patientId, today }: DayAsked,
): Promise<InputError[]> {
  const on = recorded[0]?.on;
  const kinds = recorded.map(({ kind }) => kind).filter((kind) => kind !== 'height');
  if (on === undefined || kinds.length === 0) return [];
  const [later] = await query<{ kind: PersonFactInput['kind']; from: string }>(
    `SELECT kind, valid_on::text AS "from" FROM person_fact
      WHERE patient_id = $1 AND kind = ANY ($2) AND valid_on > $3 AND valid_on <= $4
        AND superseded_at IS NULL AND withdrawn_at IS NULL
      ORDER BY valid_on DESC, kind LIMIT 1`,
    [patientId, kinds, on, today],
  );
  if (later === undefined) return [];
  const { kind, from } = later;
  return [
    {
      pointer: '/on',
      detail:
        `expected ${from} or a later day: from then on the ${NAMES[kind] ?? kind} on record holds. ` +
        'Was that one wrong from the beginning? Then correct it.',
    },
  ];
}
