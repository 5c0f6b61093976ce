import type { AlertResponse, HistoryPatient } from '@interstice/contracts';
import type { HeldRow } from '../worklist/held-rows';

/** Whose alerts they are. */
export type PastPatient = Omit<HistoryPatient, 'alerts'>;

/** One alert of the history as a row of its own, so that each keeps its place when another one goes. */
export interface PastAlert {
  readonly id: string;
  readonly alert: AlertResponse;
  readonly of: PastPatient;
}

export function pastAlertsOf({ alerts, ...of }: HistoryPatient): readonly PastAlert[] {
  return alerts.map((alert) => ({ id: alert.id, alert, of }));
}

/** The order of the API: patients as they were entered, of each the oldest first. */
export function isPast(row: PastAlert, end: PastAlert): boolean {
  return placeOf(row) > placeOf(end);
}

const placeOf = ({ of, alert }: PastAlert) => `${of.patientId} ${alert.openedAt} ${alert.id}`;

export interface PastOfPatient {
  readonly of: PastPatient;
  readonly alerts: readonly { readonly alert: AlertResponse; readonly hasLeft: boolean }[];
}

/** Patients in the order of the rows, each with what is shown of their past. */
export function byPatient(rows: readonly HeldRow<PastAlert>[]): readonly PastOfPatient[] {
  const groups = new Map<string, { of: PastPatient; alerts: { alert: AlertResponse; hasLeft: boolean }[] }>();
  for (const { item, hasLeft } of rows) {
    const group = groups.get(item.of.patientId) ?? { of: item.of, alerts: [] };
    group.alerts.push({ alert: item.alert, hasLeft });
    groups.set(item.of.patientId, group);
  }
  return [...groups.values()];
}
