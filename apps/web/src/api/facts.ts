import type {
  BloodTestResponse,
  CautionResponse,
  HrctResponse,
  ListTotal,
  OxygenNeedResponse,
  PatientResponse,
  PftResponse,
  ReassignmentResponse,
  SymptomReportResponse,
  TreatmentChangeResponse,
  TreatmentResponse,
  VisitResponse,
  WithdrawalResponse,
} from '@interstice/contracts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request';

/** What of a patient is entered by hand, by the word that the addresses of the app use. */
export interface FactsByKind {
  readonly pft: PftResponse;
  readonly hrct: HrctResponse;
  readonly 'blood-test': BloodTestResponse;
  readonly 'symptom-report': SymptomReportResponse;
  readonly treatment: TreatmentResponse;
  readonly visit: VisitResponse;
  readonly 'oxygen-need': OxygenNeedResponse;
  readonly caution: CautionResponse;
}

export type FactKind = keyof FactsByKind;
export type AnyFact = FactsByKind[FactKind];

const PATHS: Readonly<Record<FactKind, string>> = {
  pft: 'pfts',
  hrct: 'hrcts',
  'blood-test': 'blood-tests',
  'symptom-report': 'symptom-reports',
  treatment: 'treatments',
  visit: 'visits',
  'oxygen-need': 'oxygen-needs',
  caution: 'cautions',
};

export function isFactKind(text: string): text is FactKind {
  return Object.hasOwn(PATHS, text);
}

interface FactList<Fact> {
  readonly items: readonly Fact[];
  readonly nextCursor: string | null;
  readonly total: ListTotal;
}

/** As many as one answer holds: the comparison looks at the last ones only. */
const MOST = 200;

/** The identity beside every save button (B-31). */
export function patientQuery(patientId: string) {
  return queryOptions({
    queryKey: ['patient', patientId, 'entry', 'patient'] as const,
    queryFn: ({ signal }) => request<PatientResponse>('GET', `/patients/${patientId}`, { signal }),
  });
}

/** What stands of one kind, the latest day first. */
export function factsQuery<Kind extends FactKind>(patientId: string, kind: Kind) {
  return queryOptions({
    queryKey: ['patient', patientId, 'entry', kind] as const,
    queryFn: async ({ signal }) => {
      const { items } = await request<FactList<FactsByKind[Kind]>>('GET', pathOf(patientId, kind), {
        query: { limit: MOST },
        signal,
      });
      return items;
    },
  });
}

/** One fact as it stands, on whatever page of the list it is; null when it stands no more. */
export function factQuery(patientId: string, kind: FactKind, lineageId: string) {
  return queryOptions({
    queryKey: ['patient', patientId, 'entry', kind, lineageId] as const,
    queryFn: async ({ signal }) => {
      let cursor: string | undefined;
      do {
        const page: FactList<AnyFact> = await request('GET', pathOf(patientId, kind), {
          query: { limit: MOST, cursor },
          signal,
        });
        const found = page.items.find((fact) => fact.lineageId === lineageId);
        if (found) return found;
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return null;
    },
  });
}

function pathOf(patientId: string, kind: FactKind, lineageId?: string): string {
  return `/patients/${patientId}/${PATHS[kind]}${lineageId === undefined ? '' : `/${lineageId}`}`;
}

export interface FactAddress {
  readonly patientId: string;
  readonly kind: FactKind;
  readonly lineageId: string;
}

export function recordFact(patientId: string, kind: FactKind, body: object): Promise<AnyFact> {
  return request('POST', pathOf(patientId, kind), { body });
}

export function correctFact({ patientId, kind, lineageId }: FactAddress, body: object): Promise<AnyFact> {
  return request('POST', `${pathOf(patientId, kind, lineageId)}/corrections`, { body });
}

export function withdrawFact(
  { patientId, kind, lineageId }: FactAddress,
  reason: string,
): Promise<WithdrawalResponse> {
  return request('POST', `${pathOf(patientId, kind, lineageId)}/withdrawal`, { body: { reason } });
}

/** Moves what was recorded for the wrong patient to the right one (B-31). */
export function reassignFact(
  { patientId, kind, lineageId }: FactAddress,
  body: { readonly toPatientId: string; readonly reason: string },
): Promise<ReassignmentResponse> {
  return request('POST', `${pathOf(patientId, kind, lineageId)}/reassignment`, { body });
}

/** Keeps a PFT out of judging, reversibly (B-11). */
export function excludePft({ patientId, lineageId }: FactAddress, reason: string): Promise<PftResponse> {
  return request('POST', `${pathOf(patientId, 'pft', lineageId)}/exclusion`, { body: { reason } });
}

export function liftExclusion({ patientId, lineageId }: FactAddress): Promise<PftResponse> {
  return request('DELETE', `${pathOf(patientId, 'pft', lineageId)}/exclusion`);
}

/** A dose, a hold or a resumption within a course (B-28). */
export function recordTreatmentChange(
  { patientId, lineageId }: FactAddress,
  body: object,
): Promise<TreatmentChangeResponse> {
  return request('POST', `${pathOf(patientId, 'treatment', lineageId)}/changes`, { body });
}

export function registerPatient(body: object): Promise<PatientResponse> {
  return request('POST', '/patients', { body });
}
