import { parseIsoDate } from '@interstice/clinical';
import {
  correctFact,
  createLogger,
  decideAlert,
  resolveRuleSetSeq,
  type AlertDecision,
  type FactInput,
} from '@interstice/server';
import { openTestClinic, type TestClinic } from '@interstice/test-support';
import { alertsOfClinic, type AlertRow } from './decided-alerts.spec-support.js';
import { ReviewService } from './review.service.js';

const NOW = new Date('2026-03-02T09:00:00Z');
const silent = createLogger({ logLevel: 'silent', name: 'test' });

type Treatment = FactInput & { readonly kind: 'treatment' };

/** Neutrophils of a day, in 10⁹/L; the other counts are inside all limits. */
export const count = (collectedOn: string, neutrophils: number): FactInput => ({
  kind: 'blood-test',
  values: {
    collectedOn: parseIsoDate(collectedOn),
    wbc: 6,
    neutrophils,
    haemoglobin: 130,
    platelets: 250,
    crp: 4,
  },
});

export const course = (
  drug: 'prednisone' | 'mycophenolate-mofetil',
  startedOn: string,
  stoppedOn?: string,
): Treatment => ({
  kind: 'treatment',
  values: { drug, startedOn, ...(stoppedOn === undefined ? {} : { stoppedOn }), indication: 'ild' },
});

/** What happens late in a clinic with one physician who decides about alerts. */
export async function openLateClinic() {
  const clinic: TestClinic = await openTestClinic({ connections: 6 });
  const ruleSetSeq = await clinic.gateways.asWorker((query) => resolveRuleSetSeq(query, NOW));
  const reviews = new ReviewService(clinic.gateways, silent, ruleSetSeq);
  const ask = alertsOfClinic(clinic, NOW);
  const physician = await ask.addPhysician();

  let seconds = 0;
  /** Each a moment after the one before, so that alerts stand in the order in which they opened. */
  const review = async (patientId: string, day = '2026-03-02'): Promise<AlertRow[]> => {
    seconds += 1;
    const now = new Date(new Date(`${day}T09:00:00Z`).getTime() + seconds * 1000);
    await reviews.reviewPatients([patientId], now);
    return ask.alertsOf(patientId);
  };
  /** The only alert there is. */
  const only = (rows: readonly AlertRow[]): AlertRow => {
    const [alert, ...others] = rows;
    if (alert === undefined || others.length > 0) throw new Error(`${rows.length} alerts, expected one`);
    return alert;
  };
  const onMycophenolate = async (): Promise<string> => {
    const patientId = await clinic.register();
    await clinic.record(patientId, course('mycophenolate-mofetil', '2025-06-01'));
    return patientId;
  };
  const record = async (patientId: string, fact: FactInput): Promise<string> =>
    (await clinic.record(patientId, fact)).lineageId;
  const decide = (alert: AlertRow, decision: Omit<AlertDecision, 'alertId' | 'evidenceRevision'>) =>
    clinic.write(
      (query, context) =>
        decideAlert(
          query,
          { alertId: alert.id, evidenceRevision: alert.evidenceRevision, ...decision },
          context,
        ),
      { userId: physician, now: new Date('2026-03-02T10:00:00Z') },
    );
  const dismissUntil = (alert: AlertRow, day: string) =>
    decide(alert, { decision: 'dismiss', reason: 'For the joints.', reviewOn: parseIsoDate(day) });
  const correct = (patientId: string, lineageId: string, fact: FactInput) =>
    clinic.write((query, context) =>
      correctFact(query, patientId, lineageId, fact, { reason: 'typing error' }, context),
    );
  return {
    clinic,
    reviews,
    ask,
    physician,
    review,
    only,
    onMycophenolate,
    record,
    decide,
    dismissUntil,
    correct,
  };
}

export type LateClinic = Awaited<ReturnType<typeof openLateClinic>>;
