import type { AlertListQuery } from '@interstice/contracts';
import type { AlertSort } from './alert-order';
import type { AlertSearch } from './alert-search';

export type Status = NonNullable<AlertListQuery['status']>;

/** Decided alerts, by what became of them. */
export const DECIDED: readonly { readonly status: Status; readonly label: string }[] = [
  { status: 'acted', label: 'Acted on' },
  { status: 'dismissed', label: 'Dismissed' },
  { status: 'withdrawn', label: 'Withdrawn' },
];
export const KINDS = [
  { value: '', label: 'all kinds' },
  { value: 'progression', label: 'progression' },
  { value: 'blood', label: 'blood tests' },
  { value: 'drug', label: 'drugs' },
  { value: 'data-quality', label: 'data quality' },
  { value: 'advisory', label: 'advisory' },
] as const;
export const SORTS = [
  { value: 'due', label: 'What is due first' },
  { value: 'severity', label: 'Gravest first' },
  { value: 'newest', label: 'Newest first' },
] as const;
export const OPEN = [
  { value: '', label: 'all to decide' },
  { value: 'open', label: 'open' },
  { value: 'acknowledged', label: 'acknowledged' },
  { value: 'recovered', label: 'recovered, to sign' },
] as const;
export const CERTAINTIES = [
  { value: '', label: 'all' },
  { value: 'confirmed', label: 'confirmed' },
  { value: 'provisional', label: 'provisional' },
] as const;

/** Whether a search asks for what has been decided. */
export function asksDecided({ status }: AlertSearch): boolean {
  return DECIDED.some((decided) => decided.status === status);
}

/**
 * What of the inbox is shown, for paper.
 *
 * @example searchInWords({ mine: true, kind: 'blood' }, 'due')
 *   //=> 'To decide: only yours, blood tests. Order: what is due first.'
 */
export function searchInWords(search: AlertSearch, sort: AlertSort): string {
  const { status, kind, certainty, mine } = search;
  const decided = DECIDED.find((one) => one.status === status)?.label;
  const labelOf = (options: readonly { readonly value: string; readonly label: string }[], value?: string) =>
    value === undefined ? [] : options.filter((one) => one.value === value).map(({ label }) => label);
  const only = [
    ...(mine === true ? ['only yours'] : []),
    ...labelOf(OPEN, status),
    ...labelOf(CERTAINTIES, certainty),
    ...labelOf(KINDS, kind),
  ];
  const order = SORTS.find(({ value }) => value === sort)?.label ?? '';
  return `${decided ?? 'To decide'}${only.length === 0 ? '' : `: ${only.join(', ')}`}. Order: ${order.toLowerCase()}.`;
}
