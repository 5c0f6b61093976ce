import {
  emptyRecord,
  millilitres,
  parseIsoDate,
  type PatientRecord,
  type PatientStatus,
} from '@interstice/clinical';
import type { AlertFinding } from '@interstice/guideline';
import type { PairAssessment } from '@interstice/progression';
import { judgedFacts, storedAlertEvidence } from '@interstice/server';
import { reconcileAlerts, type AlertStatus, type AlertWrite, type StoredAlert } from './reconcile-alerts.js';

/** The later test that the alert rests on, and another one. */
export const LATER = {
  lineageId: 'later',
  id: 'later, first version',
  testedOn: parseIsoDate('2026-02-27'),
  fvc: millilitres(2640),
  bronchodilator: 'pre',
} as const;
export const RECORD: PatientRecord = {
  ...emptyRecord('patient', parseIsoDate('2025-01-15')),
  pfts: [LATER, { ...LATER, lineageId: 'other', id: 'other', testedOn: parseIsoDate('2025-08-01') }],
};
export const withTest = (changes: Partial<PatientRecord['pfts'][number]>): PatientRecord => ({
  ...RECORD,
  pfts: RECORD.pfts.map((pft) => (pft.lineageId === 'later' ? { ...pft, ...changes } : pft)),
});
export const withoutTest = { ...RECORD, pfts: RECORD.pfts.filter(({ lineageId }) => lineageId !== 'later') };
export const corrected = withTest({ id: 'later, second version', fvc: millilitres(2960) });

export const finding = (
  given: Partial<AlertFinding> & {
    criteria?: string[];
    worst?: number;
    fvcMl?: number | null;
    pctTenths?: number | null;
    latest?: readonly [earlierOn: string, laterOn: string];
    latestFrom?: string;
    increasedOn?: string;
  } = {},
): AlertFinding => {
  const {
    criteria = ['inbuild.a'],
    worst = 120,
    fvcMl = 2640,
    pctTenths = 704,
    latest,
    latestFrom,
    increasedOn,
    ...rest
  } = given;
  return {
    key: 'inbuild:first',
    kind: 'progression',
    ruleId: 'inbuild',
    episodeId: null,
    severity: 'warning',
    certainty: 'provisional',
    mayOpen: true,
    mayOpenUntil: parseIsoDate('2028-02-27'),
    evidence: {
      criteria,
      worstDeclineTenths: worst,
      facts: [{ kind: 'pft', lineageId: 'later', on: parseIsoDate('2026-02-27') }],
      progression: {
        firstMetOn: parseIsoDate('2026-02-27'),
        worst: null,
        latest: latest === undefined ? null : fallBetween(...latest),
        ...(latestFrom === undefined ? {} : { latestFromOn: parseIsoDate(latestFrom) }),
        lowestFvcMl: fvcMl,
        lowestPctTenths: pctTenths,
        ...(increasedOn === undefined ? {} : { lastIncreaseOn: parseIsoDate(increasedOn) }),
        homeAlone: false,
        poorQuality: false,
      },
    },
    cites: [{ doc: 'flaherty-2019', at: 'criteria' }],
    ...rest,
  };
};

const fallBetween = (earlierOn: string, laterOn: string): PairAssessment => ({
  earlier: { lineageId: `pft ${earlierOn}`, on: parseIsoDate(earlierOn), fvcMl: 3000 },
  later: { lineageId: `pft ${laterOn}`, on: parseIsoDate(laterOn), fvcMl: 2640 },
  measure: 'litres',
  basis: 'pct-missing',
  assumed: false,
  declineTenths: 120,
});

export const stored = (status: AlertStatus, from: AlertFinding = finding()): StoredAlert => ({
  id: 'alert-1',
  key: from.key,
  kind: from.kind,
  status,
  openedOn: '2026-03-02',
  severity: from.severity,
  certainty: from.certainty,
  evidence: storedAlertEvidence(from),
  evidenceRevision: 3,
  inHistory: false,
  facts: judgedFacts(RECORD, from.evidence),
  changedAfterDecision: null,
  decided:
    status === 'acted' || status === 'dismissed'
      ? {
          status,
          code: status === 'acted' ? 'watch-and-repeat' : null,
          by: 'physician',
          at: '2026-03-03T09:00:00Z',
        }
      : null,
  decidedOn: status === 'acted' || status === 'dismissed' ? '2026-03-03' : null,
});

/** What a review makes of the alerts of a patient with one test. */
export function reconcile(
  alerts: readonly StoredAlert[],
  findings: readonly AlertFinding[],
  settled: boolean,
  given: {
    record?: PatientRecord;
    status?: PatientStatus;
    mergedInto?: string;
    /** What the record supports by definitions that the site does not alert by. */
    unraised?: readonly AlertFinding[];
    /** The rule that cannot be judged. */
    failing?: string;
  } = {},
): AlertWrite[] {
  const { record = RECORD, status, mergedInto = null, unraised = [], failing = 'inbuild' } = given;
  return reconcileAlerts(
    alerts,
    {
      alerts: findings,
      unraised,
      cannotJudge: settled ? [] : [{ ruleId: failing, test: null, errorCode: 'unexpected-error' }],
      status: status === undefined ? null : { status, on: parseIsoDate('2026-03-01'), lineageId: 'status' },
      mergedInto,
    },
    record,
  );
}

/** Could have opened until the day on which the stored alert did, or until the day before. */
export const grownOld = finding({ mayOpen: false, mayOpenUntil: parseIsoDate('2026-03-02') });
export const tooOldThen = finding({ mayOpen: false, mayOpenUntil: parseIsoDate('2026-03-01') });
