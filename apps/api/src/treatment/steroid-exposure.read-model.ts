import { Inject, Injectable } from '@nestjs/common';
import { factInForce, parseIsoDate, recordAsOf, startDay } from '@interstice/clinical';
import type { SteroidExposureResponse } from '@interstice/contracts';
import { explainExposure, RENAL_CRISIS_DOSE, steroidExposure } from '@interstice/guideline';
import { Clock, Database, loadRecord, NotFoundError } from '@interstice/server';
import type { Access } from '../access/access.js';
import { openPatient } from '../patient/find-patient.js';
import { explained } from '../review/explained.js';

/** What of glucocorticoids somebody takes and took. Computed when it is read: no list depends on it. */
@Injectable()
export class SteroidExposureReadModel {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async ofPatient(access: Access, patientId: string): Promise<SteroidExposureResponse> {
    return this.database.asUserSnapshot(access.context, async (query) => {
      const place = await openPatient(query, access, patientId, { what: 'treatment', clock: this.clock });
      const loaded = await loadRecord(query, patientId);
      if (loaded === undefined) throw new NotFoundError('patient');
      const asOf = parseIsoDate(this.clock.today(place.timeZone));
      const exposure = steroidExposure(loaded.record.treatments, asOf);
      const disease = factInForce(recordAsOf(loaded.record, startDay(asOf)), 'ctd')?.value;
      const { because, cites } = explained({ headline: '', lines: explainExposure(exposure), missing: [] }, [
        RENAL_CRISIS_DOSE.cite,
      ]);
      return {
        asOf,
        courses: exposure.courses.map((course) => ({ ...course })),
        steps: exposure.steps.map(({ from, to, perDay }) => ({ from, to, perDay })),
        current: exposure.current,
        lastThreeMonths: exposure.lastThreeMonths,
        lastYear: exposure.lastYear,
        total: exposure.total,
        daysAbove: exposure.daysAbove,
        limit: {
          aboveMgPerDay: RENAL_CRISIS_DOSE.aboveMgPerDay,
          applies: disease?.primary === 'ssc' || disease?.secondary.includes('ssc') === true,
        },
        notes: because,
        cites,
      };
    });
  }
}
