import type { DlcoUnit, QualityGrade } from '@interstice/clinical';
import { DLCO_GRADES } from './dlco-quality.rules.js';
import type { LungFunctionSourceId } from './sources.js';

/** One manoeuvre of DLCO. */
export interface DlcoManoeuvre {
  /** Inspired volume as percent of the largest vital capacity. */
  readonly inspiredPct: number;
  readonly breathHoldSeconds: number;
  readonly collectionSeconds: number;
  /**
   * Whether the alveolar volume lies within 200 mL or 5 %, whichever is greater, of the largest one of another acceptable
   * manoeuvre.
   */
  readonly alveolarVolumeAgrees: boolean;
}

/** The grade with its source, which is a secondary one and has to be shown as such. */
export interface DlcoQuality {
  readonly grade: Extract<QualityGrade, 'A' | 'B' | 'C' | 'D' | 'F'>;
  readonly source: LungFunctionSourceId;
}

interface GradeRule {
  readonly grade: 'A' | 'B' | 'C' | 'D';
  readonly inspiredPct: number;
  readonly collectionSeconds: number;
  readonly breathHold: 'within' | 'outside';
  readonly alveolarVolumeAgrees?: true;
}

/**
 * Grades one manoeuvre of DLCO.
 *
 * @param manoeuvre - as the device reports it
 * @returns A to D, or F for what is not used
 * @source dlco-2017-quality, secondary
 * @example gradeDlco({ inspiredPct: 92, breathHoldSeconds: 10, collectionSeconds: 4.5, alveolarVolumeAgrees: false }).grade
 *   //=> 'C'
 */
export function gradeDlco(manoeuvre: DlcoManoeuvre): DlcoQuality {
  const { from, to } = DLCO_GRADES.breathHoldSeconds;
  const hold =
    manoeuvre.breathHoldSeconds >= from && manoeuvre.breathHoldSeconds <= to ? 'within' : 'outside';
  const rules: readonly GradeRule[] = DLCO_GRADES.manoeuvres;
  const reached = rules.find(
    (rule) =>
      manoeuvre.inspiredPct >= rule.inspiredPct &&
      manoeuvre.collectionSeconds <= rule.collectionSeconds &&
      hold === rule.breathHold &&
      (rule.alveolarVolumeAgrees !== true || manoeuvre.alveolarVolumeAgrees),
  );
  return { grade: reached?.grade ?? 'F', source: DLCO_GRADES.source };
}

/**
 * Whether two manoeuvres of grade A agree, so that their mean is reported.
 *
 * @param first - in `unit`
 * @param second - in `unit`
 * @param unit - of both
 * @returns true up to and at the limit
 * @source dlco-2017-quality, secondary
 * @example dlcoAgrees(20, 22, 'mL/min/mmHg') //=> true
 */
export function dlcoAgrees(first: number, second: number, unit: DlcoUnit): boolean {
  return Math.abs(first - second) <= DLCO_GRADES.repeatableWithin[unit];
}
