import {
  correctFact,
  createLogger,
  excludePft,
  FixedClock,
  KnownError,
  liftExclusion,
  queueImport,
  reassignFact,
  recordFact,
  runImport,
  withdrawFact,
  type FactInput,
  type QueryFn,
  type RecordingContext,
} from '@interstice/server';
import { type TestClinic } from '@interstice/test-support';
import { formOf, KINDS, Truth, type PftInput, type Step, type TrueFact } from './final-truth.spec-support.js';
import { type ReviewService } from './review.service.js';

export const NOW = '2026-03-02T09:00:00Z';
export const PATIENTS = 3;
const silent = createLogger({ logLevel: 'silent', name: 'test' });

export interface Subject {
  readonly patientId: string;
  readonly mrn: string;
}

let mrns = 0;

/** A clinic in which anything happens to the facts of a few patients. */
export class Clinic {
  readonly truth = new Truth(PATIENTS);
  /** Every row of a PFT that anybody ever sent. */
  readonly #sent: { readonly patient: number; readonly fact: PftInput }[] = [];
  #seconds = 0;

  constructor(
    readonly clinic: TestClinic,
    readonly subjects: readonly Subject[],
    readonly reviews: ReviewService,
  ) {}

  static async open(clinic: TestClinic, reviews: ReviewService): Promise<Clinic> {
    const subjects: Subject[] = [];
    for (let patient = 0; patient < PATIENTS; patient += 1) {
      mrns += 1;
      const mrn = `TRUTH-${mrns}`;
      const patientId = await clinic.register({
        mrn,
        registeredOn: '2024-05-01',
        ildDiagnosedOn: '2024-04-01',
      });
      subjects.push({ patientId, mrn });
    }
    return new Clinic(clinic, subjects, reviews);
  }

  async do(step: Step): Promise<void> {
    switch (step.step) {
      case 'record':
        return this.#record(step.patient, step.fact, step.byFile);
      case 'import':
        return this.#import(step.places);
      case 'review':
        await this.review();
        return;
      default: {
        const facts = this.truth.factsOf(step.patient);
        const fact = facts[step.place % facts.length];
        if (fact !== undefined) await this.#act(step, fact);
      }
    }
  }

  /** One fact that is right from the beginning. */
  async enter(patient: number, fact: FactInput, excluded: string | null): Promise<void> {
    const patientId = this.#id(patient);
    const { lineageId } = await this.#write((query, context) => recordFact(query, patientId, fact, context));
    if (excluded === null) return;
    await this.#write((query, context) => excludePft(query, patientId, lineageId, excluded, context));
  }

  async review(): Promise<void> {
    const ids = this.subjects.map(({ patientId }) => patientId);
    const { failed, lost } = await this.reviews.reviewPatients(ids, new Date(NOW));
    expect({ failed, lost }).toEqual({ failed: 0, lost: 0 });
  }

  async #record(patient: number, fact: FactInput, byFile: boolean): Promise<void> {
    if (fact.kind === 'pft') this.#sent.push({ patient, fact });
    const known = this.truth.knows(patient, fact, byFile);
    const { lineageId, unchanged } = await this.#write(
      (query, context) => recordFact(query, this.#id(patient), fact, context),
      byFile ? 'import' : 'manual',
    );
    expect(unchanged).toBe(known);
    if (!known) this.truth.record(patient, fact, lineageId);
  }

  async #act(
    step: Exclude<Step, { readonly step: 'record' | 'import' | 'review' }>,
    fact: TrueFact,
  ): Promise<void> {
    const patientId = this.#id(step.patient);
    const { kind, lineageId } = fact;
    switch (step.step) {
      case 'correct': {
        const input = KINDS.includes(kind as (typeof KINDS)[number])
          ? step.facts[kind as (typeof KINDS)[number]]
          : fact.input;
        const should = this.truth.correct(step.patient, fact, input);
        const correction = { reason: 'misread' };
        return this.#expect(should, (query, context) =>
          correctFact(query, patientId, lineageId, input, correction, context),
        );
      }
      case 'withdraw': {
        const should = this.truth.withdraw(fact);
        return this.#expect(should, (query, context) =>
          withdrawFact(query, patientId, kind, lineageId, 'entered twice', context),
        );
      }
      case 'reassign': {
        const to = (step.patient + step.further) % PATIENTS;
        if (fact.state !== 'stands') return;
        const moved = await this.#write((query, context) =>
          reassignFact(
            query,
            { fromPatientId: patientId, toPatientId: this.#id(to), kind, lineageId, reason: 'wrong chart' },
            context,
          ),
        );
        this.truth.reassign(fact, to, moved.to.lineageId);
        return;
      }
      case 'exclude': {
        if (kind !== 'pft') return;
        const should = this.truth.exclude(fact, 'coughed throughout');
        return this.#expect(should, (query, context) =>
          excludePft(query, patientId, lineageId, 'coughed throughout', context),
        );
      }
      case 'lift': {
        if (kind !== 'pft') return;
        await this.#write((query, context) => liftExclusion(query, patientId, lineageId, context));
        fact.excluded = null;
      }
    }
  }

  /** Rows that were sent before, in one file, along the path of every import. */
  async #import(places: readonly number[]): Promise<void> {
    const rows = places.flatMap((place) => this.#sent[place % this.#sent.length] ?? []);
    if (rows.length === 0) return;
    const should = { created: 0, unchanged: 0, failed: 0 };
    const created: { patient: number; fact: PftInput }[] = [];
    for (const { patient, fact } of rows) {
      const repeated = created.some((one) => one.patient === patient && formOf(one.fact) === formOf(fact));
      if (this.truth.knows(patient, fact, true) || repeated) should.unchanged += 1;
      else if (this.truth.hasSlot(patient, fact)) should.failed += 1;
      else created.push({ patient, fact });
    }
    should.created = created.length;
    const file = [
      CSV_HEADER,
      ...rows.map(({ patient, fact }) => csvRow(this.subjects[patient]?.mrn ?? '', fact)),
    ];
    const importId = await this.#write(async (query, context) => {
      const { siteId } = this.clinic;
      const bytes = [Buffer.from(file.join('\n'))];
      const handedIn = { siteId, kind: 'pfts' as const, fileName: 'pfts.csv', bytes, dryRun: false };
      const { userId } = this.clinic.user;
      return (await queueImport(query, handedIn, { ...context, userId })).importId;
    }, 'import');
    const clock = new FixedClock(this.#nextInstant());
    const outcome = await runImport(this.clinic.gateways, importId, { clock, logger: silent });
    expect(outcome).toMatchObject({ status: 'completed', ...should });
    for (const { patient, fact } of created) {
      const { lineageId } = await this.#write((query, context) =>
        recordFact(query, this.#id(patient), fact, context),
      );
      this.truth.record(patient, fact, lineageId);
    }
  }

  async #expect(
    should: { readonly outcome: string; readonly code?: string },
    work: (query: QueryFn, context: RecordingContext) => Promise<{ readonly unchanged: boolean }>,
  ): Promise<void> {
    const answer = await this.#write(work).then(
      ({ unchanged }) => ({ outcome: unchanged ? 'unchanged' : 'written' }),
      (error: unknown) => {
        if (!(error instanceof KnownError)) throw error;
        return { outcome: 'refused', code: error.code };
      },
    );
    expect(answer).toEqual(should);
  }

  #write<T>(
    work: (query: QueryFn, context: RecordingContext) => Promise<T>,
    source: 'manual' | 'import' = 'manual',
  ): Promise<T> {
    return this.clinic.write(work, { now: this.#nextInstant(), source });
  }

  #nextInstant(): Date {
    this.#seconds += 1;
    return new Date(new Date(NOW).getTime() + this.#seconds * 1000);
  }

  #id(patient: number): string {
    return this.subjects[patient]?.patientId ?? '';
  }
}

const CSV_HEADER =
  'mrn,tested_on,fvc_ml,fvc_pct_pred,dlco_pct_pred,hb_corrected,reference_equation,quality_grade,bronchodilator,' +
  'laboratory,setting';

function csvRow(mrn: string, { values }: PftInput): string {
  return [
    mrn,
    values.testedOn,
    values.fvcMl,
    values.fvcPctPred,
    values.dlcoPctPred,
    values.hbCorrected,
    values.referenceEquation,
    values.qualityGrade,
    values.bronchodilator,
    values.laboratory,
    values.setting,
  ].join(',');
}
