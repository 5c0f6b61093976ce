import { addDays, type IsoDate } from '@interstice/clinical';
import {
  canonicalJson,
  createLogger,
  FACT_TABLES,
  FixedClock,
  hashPassword,
  Metrics,
  newId,
  recordFact,
  resolveRuleSetSeq,
  unpackOutput,
  type Database,
} from '@interstice/server';
import { ReviewService } from '../review/review.service.js';
import { SweepService } from '../sweep/sweep.service.js';
import { bringInFiles, filesOf } from './bring-in-files.js';
import { afternoonOf, asStaff, type DemoClinic } from './demo-clinic.js';
import { dayOf, type DemoPatient } from './demo-patient.js';
import { doAct } from './do-acts.js';

const silent = createLogger({ logLevel: 'silent', name: 'test' });
const FAR = new Date('9999-01-01T00:00:00Z');

/** How the reviews of a simulated time come about. */
export type Way = 'every-patient-every-day' | 'swept-by-two-workers' | 'swept-with-pauses';

/** A demo clinic of its own at a site of its own, with everything known by a day. */
export class SimulatedClinic {
  readonly #sweeps: readonly SweepService[];

  private constructor(
    private readonly clinic: DemoClinic,
    private readonly patients: readonly DemoPatient[],
    ruleSetSeq: number,
    workers: readonly [Database, Database],
  ) {
    this.#sweeps = workers.map(
      (database, place) =>
        new SweepService(
          database,
          new ReviewService(database, silent, ruleSetSeq),
          clinic.clock,
          silent,
          ruleSetSeq,
          new Metrics(`worker-${place}`),
        ),
    );
  }

  /** @param workers - one for each of two workers; facts are recorded through the first */
  static async open(
    name: string,
    workers: readonly [Database, Database],
    patients: readonly DemoPatient[],
    firstDay: IsoDate,
  ): Promise<SimulatedClinic> {
    const [database] = workers;
    const clock = new FixedClock(afternoonOf(firstDay, FAR));
    const now = clock.now();
    const [siteId, nurseId] = [newId(now), newId(now)];
    const timeZone = 'Europe/London';
    await database.asUser({ userId: nurseId, siteIds: [siteId], requestId: 'test' }, async (query) => {
      await query(`INSERT INTO site (id, name, time_zone, is_demo) VALUES ($1, $2, $3, true)`, [
        siteId,
        name,
        timeZone,
      ]);
      await query(
        `INSERT INTO "user" (id, email, display_name, password_hash) VALUES ($1, $2, 'Nurse', $3)`,
        [nurseId, `${siteId}@test.example`, await hashPassword('a-password-for-tests')],
      );
      for (const role of ['nurse', 'physician']) {
        await query(`INSERT INTO site_membership (user_id, site_id, role) VALUES ($1, $2, $3)`, [
          nurseId,
          siteId,
          role,
        ]);
      }
    });
    const ruleSetSeq = await database.asWorker((query) => resolveRuleSetSeq(query, now));
    const reviews = new ReviewService(database, silent, ruleSetSeq);
    const clinic = {
      database,
      reviews,
      clock,
      logger: silent,
      siteId,
      timeZone,
      nurseId,
      physicianId: nurseId,
    };
    const simulated = new SimulatedClinic(clinic, patients, ruleSetSeq, workers);
    await bringInFiles(clinic, filesOf(patients, null, firstDay), firstDay);
    await simulated.#act(null, firstDay);
    return simulated;
  }

  /** Goes on to a day: what happened on it is recorded, then whoever works reviews. */
  async live(day: IsoDate, way: Way, isPaused: boolean): Promise<void> {
    const { clinic, patients } = this;
    clinic.clock.moveTo(afternoonOf(day, FAR));
    const before = addDays(day, -1);
    const arrived = filesOf(patients, before, day);
    const patientRows = arrived.get('patients');
    if (patientRows !== undefined) await bringInFiles(clinic, arrived, day);
    else await this.#record(day);
    await this.#act(before, day);
    if (way === 'every-patient-every-day') await this.#reviewEverybody();
    else if (!isPaused) await this.#sweep(way);
  }

  async #record(day: IsoDate): Promise<void> {
    const ids = await this.#patientIds();
    await asStaff(this.clinic, this.clinic.nurseId, async (query, context) => {
      for (const { patient, registeredOn, facts } of this.patients) {
        const patientId = ids.get(patient.mrn);
        for (const fact of facts) {
          if (dayOf(fact) !== day || registeredOn > day || patientId === undefined) continue;
          await recordFact(query, patientId, fact, { ...context, source: 'import' });
        }
      }
    });
  }

  async #act(after: IsoDate | null, day: IsoDate): Promise<void> {
    for (const { patient, acts } of this.patients) {
      for (const act of acts) {
        if (act.on <= day && (after === null || act.on > after)) await doAct(this.clinic, patient.mrn, act);
      }
    }
  }

  /** As if every patient were owed a review every day. */
  async #reviewEverybody(): Promise<void> {
    const { database, reviews, clock, siteId } = this.clinic;
    const today = clock.today(this.clinic.timeZone);
    await database.asWorker((query) =>
      query(`UPDATE patient_review_state SET next_review_on = $2 WHERE site_id = $1`, [siteId, today]),
    );
    const outcome = await reviews.reviewPatients([...(await this.#patientIds()).values()], clock.now());
    if (outcome.leftOwed.length > 0) throw new Error('A review of the simulated day was lost.');
  }

  async #sweep(way: Way): Promise<void> {
    const [first, second] = this.#sweeps;
    if (way === 'swept-by-two-workers') await Promise.all([first?.run(), second?.run()]);
    // What one has claimed and the other one passed over is found by the next sweep.
    await first?.run();
  }

  /** How much there was to do, for those who read along. */
  async figures(): Promise<{ readonly reviews: number; readonly rows: number }> {
    const [row] = await this.clinic.database.asWorker((query) =>
      query<{ reviews: number }>(`SELECT count(*)::int AS reviews FROM review WHERE site_id = $1`, [
        this.clinic.siteId,
      ]),
    );
    return { reviews: row?.reviews ?? 0, rows: (await this.lists(true)).length };
  }

  async #patientIds(): Promise<Map<string, string>> {
    const rows = await this.clinic.database.asWorker((query) =>
      query<{ mrn: string; id: string }>(`SELECT mrn, id FROM patient WHERE site_id = $1 ORDER BY mrn`, [
        this.clinic.siteId,
      ]),
    );
    return new Map(rows.map(({ mrn, id }) => [mrn, id]));
  }

  /**
   * What people work from, row by row, with ids told by what they stand for. Whoever was stopped may have opened and closed
   * nothing meanwhile, so closed rows and what counts the days of recording are left out unless asked for.
   */
  async lists(withHistory: boolean): Promise<string[]> {
    const { database, siteId } = this.clinic;
    const patientIds = await this.#patientIds();
    return database.asWorker(async (query) => {
      const names = new Map<string, string>();
      for (const [kind, table] of Object.entries(FACT_TABLES)) {
        const facts = await query<{ lineageId: string; mrn: string; digest: string }>(
          `SELECT lineage_id AS "lineageId", mrn, content_digest AS digest
             FROM ${table} AS fact JOIN patient ON patient.id = fact.patient_id
            WHERE fact.site_id = $1 ORDER BY fact.id DESC`,
          [siteId],
        );
        // What a change of treatment says holds the id of its treatment: it is told by its place.
        facts.forEach(({ lineageId, mrn, digest }, place) => {
          const what = kind === 'treatment-change' ? `${facts.length - place}` : digest.slice(0, 12);
          names.set(lineageId, `${mrn} ${kind} ${what}`);
        });
      }
      for (const [mrn, id] of patientIds) names.set(id, mrn);
      const dueItems = await query<{ row: unknown }>(
        `SELECT json_build_array(mrn, test, cycle, opens_on, target_on, closes_on, rule_ids, detail, closed_reason,
                closed_by_lineage) AS row
           FROM due_item JOIN patient ON patient.id = patient_id
          WHERE due_item.site_id = $1 AND (closed_at IS NULL OR $2)`,
        [siteId, withHistory],
      );
      const alerts = await query<{ row: unknown }>(
        `SELECT json_build_array(mrn, key, kind, rule_id, episode_id, severity, status, certainty, evidence, in_history,
                CASE WHEN $2 THEN evidence_revision END, CASE WHEN $2 THEN due_by END) AS row
           FROM alert JOIN patient ON patient.id = patient_id
          WHERE alert.site_id = $1 AND (status <> 'withdrawn' OR $2)`,
        [siteId, withHistory],
      );
      const reviews = await query<{ mrn: string; output: Buffer }>(
        `SELECT DISTINCT ON (mrn) mrn, output
           FROM review JOIN patient ON patient.id = patient_id
          WHERE review.site_id = $1 AND output IS NOT NULL
          ORDER BY mrn, reviewed_at DESC, review.id DESC`,
        [siteId],
      );
      const judgements = reviews.map(({ mrn, output }) => {
        const { nextReviewOn: _, ...judgement } = unpackOutput(output);
        // As text in one order of fields: who reads an answer does not ask for it.
        return { row: [mrn, canonicalJson(judgement)] };
      });
      const named = (list: string) => (entry: { readonly row: unknown }) =>
        `${list} ${JSON.stringify(entry.row).replaceAll(UUID, (id) => names.get(id) ?? id)}`;
      return [
        ...dueItems.map(named('due item')),
        ...alerts.map(named('alert')),
        ...judgements.map(named('judgement')),
      ].sort();
    });
  }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;
