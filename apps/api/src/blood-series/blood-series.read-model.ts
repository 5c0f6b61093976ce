import { Inject, Injectable } from '@nestjs/common';
import { ANALYTES, DRUGS, type Treatment, type TreatmentChange } from '@interstice/clinical';
import type { BloodLimitResponse, BloodSeriesResponse } from '@interstice/contracts';
import { bloodSeries, type AnalyteSeries, type LimitOverTime } from '@interstice/guideline';
import { Clock, Database, loadRecord, NotFoundError, protocolOf, type Logger } from '@interstice/server';
import type { Access } from '../access/access.js';
import { openPatient } from '../patient/find-patient.js';
import { citationOf } from '../review/explained.js';
import { LOGGER } from '../tokens.js';
import { pointOf } from './blood-point.js';

/** Computed from the record as it is: one load of it, whatever the number of tests. */
@Injectable()
export class BloodSeriesReadModel {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async ofPatient(access: Access, patientId: string): Promise<BloodSeriesResponse> {
    const { loaded, asOf } = await this.database.asUserSnapshot(access.context, async (query) => {
      const { timeZone } = await openPatient(query, access, patientId, {
        what: 'blood-test',
        clock: this.clock,
      });
      return { loaded: await loadRecord(query, patientId), asOf: this.clock.today(timeZone) };
    });
    if (loaded === undefined) throw new NotFoundError('patient');
    const { record } = loaded;
    const { analytes, cannotShow, courses } = bloodSeries(record, protocolOf(loaded), asOf);
    if (cannotShow.length > 0) {
      const analytes = cannotShow.map(({ analyte, errorCode }) => ({ analyte, errorCode }));
      this.logger.error({ patientId, analytes }, 'blood values could not be judged on a record');
    }
    const treatments = new Map(record.treatments.map((treatment) => [treatment.lineageId, treatment]));
    return {
      patientId,
      asOf,
      analytes: analytes.map(analyteOf),
      cannotShow: cannotShow.map(({ analyte, errorCode, says }) => ({
        analyte,
        title: ANALYTES[analyte].title,
        code: errorCode,
        reason: { text: says.text, cites: says.cites.map(citationOf) },
      })),
      insufficient: record.bloodTests
        .filter(({ insufficient }) => insufficient)
        .map(({ collectedOn: on, lineageId }) => ({ on, lineageId }))
        .sort((one, other) => (one.on < other.on ? -1 : 1)),
      drugs: courses.flatMap(({ start, stop }) => {
        const treatment = treatments.get(start.lineageId);
        return treatment === undefined ? [] : [drugOf(treatment, start.on, stop?.on ?? null)];
      }),
    };
  }
}

function analyteOf({
  analyte,
  values,
  limits,
  moving,
}: AnalyteSeries): BloodSeriesResponse['analytes'][number] {
  const { title, unit } = ANALYTES[analyte];
  return {
    analyte,
    title,
    unit,
    points: values.map(({ value, grades, limits: then }) =>
      pointOf({
        ...value,
        grades,
        outside: then.flatMap(({ limit, isBeyond }) => (isBeyond ? [limit.id] : [])),
      }),
    ),
    limits: limits.map(limitOf),
    moving: moving === null ? null : { text: moving.text, cites: moving.cites.map(citationOf) },
  };
}

function limitOf({ limit, course, from, to, value, says, sentence }: LimitOverTime): BloodLimitResponse {
  return {
    id: limit.id,
    drug: limit.drug,
    courseId: course,
    fromOn: from,
    toOn: to,
    value,
    step: limit.limit.step,
    says,
    sentence,
    cites: [citationOf(limit.limit.cite)],
  };
}

function drugOf(
  { lineageId, drug, changes }: Treatment,
  fromOn: string,
  toOn: string | null,
): BloodSeriesResponse['drugs'][number] {
  return { courseId: lineageId, drug, title: DRUGS[drug].title, fromOn, toOn, holds: holdsOf(changes, toOn) };
}

/** A hold lasts until the drug is resumed or stopped; a new dose resumes it as well. */
function holdsOf(changes: readonly TreatmentChange[], stoppedOn: string | null) {
  const holds: { fromOn: string; toOn: string | null }[] = [];
  const inOrder = [...changes].sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  for (const { kind, on } of inOrder) {
    const last = holds.at(-1);
    const isHeld = last !== undefined && last.toOn === null;
    if (kind === 'hold' && !isHeld) holds.push({ fromOn: on, toOn: null });
    else if (kind !== 'hold' && isHeld) last.toOn = on;
  }
  const open = holds.at(-1);
  if (open?.toOn === null) open.toOn = stoppedOn;
  return holds;
}
