import type { IsoDate } from '@interstice/clinical';
import { bringInFiles, filesOf } from './bring-in-files.js';
import { answerAlerts } from './answer-alerts.js';
import type { DemoClinic } from './demo-clinic.js';
import type { DemoPatient } from './demo-patient.js';
import { doAct } from './do-acts.js';
import { reviewOwed } from './review-owed.js';

export interface DayToPlay {
  /** The day played before; null on the first. */
  readonly after: IsoDate | null;
  readonly day: IsoDate;
  /** The instant of the day at which files come in. */
  readonly now: Date;
  readonly isLast: boolean;
}

/**
 * One day of the demo clinic: physicians decide about what has lain since the last time, files come in, the nurse enters the
 * rest, whoever is owed a review is reviewed. Playing a day again changes nothing.
 */
export async function playDay(
  clinic: DemoClinic,
  patients: readonly DemoPatient[],
  { after, day, now, isLast }: DayToPlay,
): Promise<void> {
  if (after !== null) await answerAlerts(clinic, patients, now);
  clinic.clock.moveTo(now);
  await bringInFiles(clinic, filesOf(patients, after, day), day);
  const acts = patients
    .flatMap(({ patient, acts: own }) => own.map((act) => ({ mrn: patient.mrn, act })))
    .filter(({ act }) => act.on <= day && (after === null || act.on > after))
    .sort((first, second) => (first.act.on < second.act.on ? -1 : first.act.on > second.act.on ? 1 : 0));
  for (const { mrn, act } of acts) await doAct(clinic, mrn, act);
  await reviewOwed(clinic, { isLastDay: isLast });
}
