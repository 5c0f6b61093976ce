import type { AlertResponse, HistoryDecisionRequest } from '@interstice/contracts';
import type { HeldRow } from '../worklist/held-rows';
import type { PastAlert } from './past-alerts';

/** What is ticked, by alert, with the revision of the evidence that stood there when it was ticked. */
export type Selection = ReadonlyMap<string, number>;

export function tick(
  selection: Selection,
  alerts: readonly Pick<AlertResponse, 'id' | 'evidenceRevision'>[],
  isTicked: boolean,
): Selection {
  const next = new Map(selection);
  for (const { id, evidenceRevision } of alerts) {
    if (isTicked) next.set(id, evidenceRevision);
    else next.delete(id);
  }
  return next;
}

/**
 * What of a selection still stands on the list as it was seen. What has changed since it was ticked is left out: it is to
 * be looked at again (B-05).
 */
export function standing(
  selection: Selection,
  rows: readonly HeldRow<PastAlert>[],
): { readonly picked: readonly PastAlert[]; readonly lapsed: number } {
  const picked = rows
    .filter(({ item, hasLeft }) => !hasLeft && selection.get(item.id) === item.alert.evidenceRevision)
    .map(({ item }) => item);
  return { picked, lapsed: selection.size - picked.length };
}

export function decisionAbout(
  picked: readonly PastAlert[],
  { decision, reason, reviewOn = '' }: Pick<HistoryDecisionRequest, 'decision' | 'reason' | 'reviewOn'>,
): HistoryDecisionRequest {
  return {
    alerts: picked.map(({ alert: { id: alertId, evidenceRevision } }) => ({ alertId, evidenceRevision })),
    decision,
    reason,
    ...(reviewOn !== '' && { reviewOn }),
  };
}
