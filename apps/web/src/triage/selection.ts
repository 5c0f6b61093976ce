import type { AlertResponse, HistoryDecisionRequest, HistoryPatient } from '@interstice/contracts';

/** What is ticked, by alert, with the revision of the evidence that stood there when it was ticked. */
export type Selection = ReadonlyMap<string, number>;

export interface Picked {
  readonly patient: HistoryPatient;
  readonly alert: AlertResponse;
}

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
  patients: readonly HistoryPatient[],
): { readonly picked: readonly Picked[]; readonly lapsed: number } {
  const picked = patients.flatMap((patient) =>
    patient.alerts
      .filter(({ id, evidenceRevision }) => selection.get(id) === evidenceRevision)
      .map((alert) => ({ patient, alert })),
  );
  return { picked, lapsed: selection.size - picked.length };
}

export function decisionAbout(
  picked: readonly Picked[],
  { decision, reason }: Pick<HistoryDecisionRequest, 'decision' | 'reason'>,
): HistoryDecisionRequest {
  return {
    alerts: picked.map(({ alert: { id: alertId, evidenceRevision } }) => ({ alertId, evidenceRevision })),
    decision,
    reason,
  };
}

export interface PickedPatient {
  readonly patient: HistoryPatient;
  readonly alerts: readonly AlertResponse[];
}

/** Patients in the order of the list, each with what is picked of them. */
export function byPatient(picked: readonly Picked[]): readonly PickedPatient[] {
  const groups = new Map<string, { patient: HistoryPatient; alerts: AlertResponse[] }>();
  for (const { patient, alert } of picked) {
    const group = groups.get(patient.patientId) ?? { patient, alerts: [] };
    group.alerts.push(alert);
    groups.set(patient.patientId, group);
  }
  return [...groups.values()];
}
