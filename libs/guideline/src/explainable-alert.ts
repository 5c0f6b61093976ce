import type { DrugCode, IsoDate } from '@interstice/clinical';
import type {
  BeforeTreatment,
  ChangedCircumstance,
  CumulativeDecline,
  SetAssessment,
} from '@interstice/progression';
import type { ExplainOptions } from './explanation.js';
import type { AlertFinding } from './review-result.js';

/** What an explained alert needs; a stored alert carries all of it. */
export type ExplainableAlert = Pick<
  AlertFinding,
  'kind' | 'ruleId' | 'certainty' | 'severity' | 'evidence' | 'cites'
>;

/** What changes with every fact is taken from the last review and not kept with the alert. */
export interface ExplainAlertOptions extends ExplainOptions {
  /** The fall over the whole record, whatever the episode. */
  readonly cumulative?: CumulativeDecline | null;
  /** The fall since the last test before the treatment that runs now. */
  readonly beforeTreatment?: BeforeTreatment | null;
  /** Where tests began to be done, or told, in another way. */
  readonly circumstances?: readonly ChangedCircumstance[];
  /** What the alert's criterion set says now, which may differ from what it said when it was met. */
  readonly present?: SetAssessment | null;
  /** The first day on which the repeat that it asks for is late (B-11). */
  readonly notRepeatedSince?: IsoDate | null;
  /** A treatment for the ILD that was started after the later test (B-08). */
  readonly possiblyAnsweredBy?: { readonly drug: DrugCode; readonly startedOn: IsoDate };
  /** The site alerted by it once and does so no more. */
  readonly isNotChosen?: boolean;
  /** Facts behind this decision were corrected, withdrawn or moved since (B-07). */
  readonly changedAfterDecision?: {
    readonly status: 'acted' | 'dismissed';
    readonly code: string | null;
  };
}
