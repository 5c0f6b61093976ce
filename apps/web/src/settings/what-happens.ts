import type { SiteSettings } from '@interstice/contracts';

export type Choices = Pick<SiteSettings, 'surveillanceProtocol' | 'bloodProtocol' | 'alertSets'>;

/** Whether two choices are the same; in which order definitions are named says nothing. */
export function isSameChoice(one: Choices, other: Choices): boolean {
  return (
    one.surveillanceProtocol === other.surveillanceProtocol &&
    one.bloodProtocol === other.bloodProtocol &&
    one.alertSets.length === other.alertSets.length &&
    one.alertSets.every((set) => other.alertSets.includes(set))
  );
}

/**
 * What saving does, sentence by sentence, before it is saved.
 *
 * @example whatHappens(settings, { ...settings, alertSets: [] }).at(-1)
 *   //=> 'Every patient of this clinic will be reviewed again. …'
 */
export function whatHappens(standing: SiteSettings, chosen: Choices): string[] {
  if (isSameChoice(standing, chosen)) return [];
  const { surveillanceProtocols, bloodProtocols, alertSets } = standing.choices;
  const titleOf = (of: readonly { readonly id: string; readonly title: string }[], id: string) =>
    of.find((one) => one.id === id)?.title ?? id;
  const on = alertSets.filter(({ id }) => chosen.alertSets.includes(id) && !standing.alertSets.includes(id));
  const off = alertSets.filter(({ id }) => !chosen.alertSets.includes(id) && standing.alertSets.includes(id));
  return [
    ...(chosen.surveillanceProtocol === standing.surveillanceProtocol
      ? []
      : [`ILD tests become due by ${titleOf(surveillanceProtocols, chosen.surveillanceProtocol)}.`]),
    ...(chosen.bloodProtocol === standing.bloodProtocol
      ? []
      : [`Blood tests become due by ${titleOf(bloodProtocols, chosen.bloodProtocol)}.`]),
    ...on.map(
      ({ title }) => `${title} raises alerts, also for a fall whose later test is still in its window.`,
    ),
    ...off.map(
      ({ title }) => `${title} raises no more alerts; those that are open stay until somebody decides.`,
    ),
    ...(chosen.alertSets.length === 0 ? ['No fall raises an alert in this clinic any more.'] : []),
    'Every patient of this clinic will be reviewed again. Until that is done, what is not yet reviewed says so.',
  ];
}

/** @example amountOf({ atLeast: 1000 }) //=> 'more than 1000' */
export function amountOf(total: SiteSettings['reviews']['owed']): string {
  return typeof total === 'number' ? String(total) : `more than ${total.atLeast}`;
}
