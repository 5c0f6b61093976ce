import { addDays, type IsoDate, type PatientRecord } from '@interstice/clinical';
import type { Protocol } from './protocol.js';
import type { ReviewResult } from './review-result.js';

/** Moves when the same record, protocol and day may give another answer although no rule changed. */
export const ENGINE_VERSION = 1;

export function review(record: PatientRecord, protocol: Protocol, asOf: IsoDate): ReviewResult {
  void record;
  return {
    dueItems: [],
    alerts: [],
    protocolId: protocol.id,
    severity: { severity: 'unknown', because: [], missing: [], progressive: 'unknown' },
    notDue: [],
    progression: {
      episodeId: null,
      baselineOn: null,
      latestTest: null,
      sets: [],
      cumulative: null,
      notUsed: [],
    },
    cannotJudge: [],
    nextReviewOn: addDays(asOf, 90),
  };
}
