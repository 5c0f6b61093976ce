import type { PersonFactRequest, PersonFactResponse } from '@interstice/contracts';
import { calendarDay, type InputError, type QueryFn, type RecordingContext } from '@interstice/server';
import type { Refusal } from '../fact/fact-kind.js';
import { earliestRecordedDay } from '../patient/earliest-day.js';
import type { FoundPatient } from '../patient/find-patient.js';
import { personFactsInForce } from '../patient/patient.read-model.js';

interface Place {
  readonly patient: FoundPatient;
  readonly today: string;
}

/** What is always known of a patient: of these the last one is not taken back. */
const ALWAYS_THERE: readonly PersonFactResponse['kind'][] = ['sex', 'birth-date', 'ctd', 'status'];

/** Days of the future, days before birth, and a birth after what was recorded since (B-32). */
export async function impossiblePersonDays(
  query: QueryFn,
  said: PersonFactRequest,
  { patient, today }: Place,
): Promise<InputError[]> {
  const birthDate = said.kind === 'birth-date' ? said.value.birthDate : patient.birthDate;
  const errors: InputError[] = [];
  const check = (pointer: string, day: string, isAfterBirth = true) => {
    if (day > today) {
      errors.push({ pointer, detail: `expected a day no later than today at the site, ${today}` });
    }
    if (isAfterBirth && day < birthDate) {
      errors.push({ pointer, detail: 'expected a day on or after the birth date of the patient' });
    }
  };
  // A birth date may be corrected to a later one from whichever day on the former one held.
  check('/on', said.on, said.kind !== 'birth-date');
  if (said.kind === 'birth-date') check('/value/birthDate', birthDate);
  if ('diagnosedOn' in said.value) check('/value/diagnosedOn', said.value.diagnosedOn);
  if (said.kind === 'birth-date' && (await isAfterWhatIsKnown(query, birthDate, { patient, today }))) {
    errors.push({
      pointer: '/value/birthDate',
      detail: 'expected a day on or before all that is recorded of the patient',
    });
  }
  return errors;
}

async function isAfterWhatIsKnown(
  query: QueryFn,
  birthDate: string,
  { patient, today }: Place,
): Promise<boolean> {
  const facts = await personFactsInForce(query, patient.id, today);
  const days = [
    await earliestRecordedDay(query, patient.id),
    facts['ild-diagnosis']?.diagnosedOn,
    facts['ctd-diagnosis']?.diagnosedOn,
  ];
  return days.some((day) => day !== undefined && day < birthDate);
}

/** The birth date in the banner is the one in force, and who read the patient before has to read again. */
export async function keepBannerTrue(
  query: QueryFn,
  { id, timeZone }: FoundPatient,
  { now }: RecordingContext,
): Promise<void> {
  const { 'birth-date': inForce } = await personFactsInForce(query, id, calendarDay(now, timeZone));
  await query(`UPDATE patient SET updated_at = $2, birth_date = coalesce($3, birth_date) WHERE id = $1`, [
    id,
    now,
    inForce?.birthDate ?? null,
  ]);
}

export async function refuseLastOne(
  query: QueryFn,
  { kind, lineageId }: PersonFactResponse,
  { patient, today }: Place,
): Promise<Refusal | undefined> {
  if (!ALWAYS_THERE.includes(kind)) return undefined;
  const [another] = await query(
    `SELECT FROM person_fact
      WHERE patient_id = $1 AND kind = $2 AND lineage_id <> $3 AND valid_on <= $4
        AND superseded_at IS NULL AND withdrawn_at IS NULL LIMIT 1`,
    [patient.id, kind, lineageId, today],
  );
  if (another !== undefined) return undefined;
  return {
    code: 'last-of-its-kind',
    detail:
      'Something of this kind always stands about a patient. Correct it, or record the right one first.',
  };
}
