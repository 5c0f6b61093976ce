import type { AlertListQuery } from '@interstice/contracts';

/** Which alerts of the inbox are shown, as the address says it. */
export type AlertSearch = Pick<AlertListQuery, 'status' | 'kind' | 'certainty'> & {
  readonly sort?: AlertListQuery['sort'];
  readonly mine?: true;
};

const STATUS = ['open', 'acknowledged', 'acted', 'dismissed', 'recovered', 'withdrawn'] as const;
const KIND = ['progression', 'blood', 'drug', 'data-quality', 'advisory'] as const;
const CERTAINTY = ['provisional', 'confirmed', 'not-applicable'] as const;
const SORT = ['newest', 'due', 'severity'] as const;

function one<Name extends string>(given: unknown, known: readonly Name[]): Name | undefined {
  return known.find((name) => name === given);
}

/** What is not understood is left out: the inbox is shown all the same. */
export function alertSearch(given: Readonly<Record<string, unknown>>): AlertSearch {
  const status = one(given['status'], STATUS);
  const kind = one(given['kind'], KIND);
  const certainty = one(given['certainty'], CERTAINTY);
  const sort = one(given['sort'], SORT);
  return {
    ...(status && { status }),
    ...(kind && { kind }),
    ...(certainty && { certainty }),
    ...(sort && { sort }),
    ...(given['mine'] === true && { mine: true }),
  };
}
