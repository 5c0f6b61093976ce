import { Inject, Injectable } from '@nestjs/common';
import { parseIsoDate, recordAsOf, startDay } from '@interstice/clinical';
import { fromScaledInteger, type RecomputedFvcResponse } from '@interstice/contracts';
import { recomputedCourse, recomputedLine } from '@interstice/guideline';
import { RECOMPUTING } from '@interstice/progression';
import { Clock, Database, loadRecord, NotFoundError } from '@interstice/server';
import type { Access } from '../access/access.js';
import { openPatient } from '../patient/find-patient.js';
import { citationOf } from '../review/explained.js';

/** FVC of all tests on one equation, to be read and not judged by. Computed when it is read: no list depends on it (B-10). */
@Injectable()
export class RecomputedFvcReadModel {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async ofPatient(access: Access, patientId: string): Promise<RecomputedFvcResponse> {
    const { loaded, asOf } = await this.database.asUserSnapshot(access.context, async (query) => {
      const { timeZone } = await openPatient(query, access, patientId, { what: 'pft', clock: this.clock });
      return { loaded: await loadRecord(query, patientId), asOf: parseIsoDate(this.clock.today(timeZone)) };
    });
    if (loaded === undefined) throw new NotFoundError('patient');
    const course = recomputedCourse(recordAsOf(loaded.record, startDay(asOf)));
    const { text, cites } = recomputedLine(course);
    return {
      asOf,
      equation: RECOMPUTING.title,
      reportedCompare: course.reportedCompare,
      tests: course.tests.map(({ lineageId, on, millionths }) => ({
        lineageId,
        on,
        fvcPctPred: fromScaledInteger(Math.round(millionths / 10_000), 2),
      })),
      cannotTell: course.cannotTell,
      text,
      cites: cites.map(citationOf),
    };
  }
}
