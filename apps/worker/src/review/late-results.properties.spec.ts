import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  bloodAmountFromThousandths,
  emptyRecord,
  parseIsoDate,
  type BloodTest,
  type PatientRecord,
} from '@interstice/clinical';
import { isWorse, protocolById, review, type AlertFinding } from '@interstice/guideline';
import { storedAlertEvidence } from '@interstice/server';
import fc from 'fast-check';
import { isDecided, isUndecided } from './alert-standing.js';
import { reconcileAlerts, type AlertWrite, type StoredAlert } from './reconcile-alerts.js';

const START = parseIsoDate('2026-01-05');
const TODAY = parseIsoDate('2026-03-02');
const PROTOCOL = protocolById('summary-2026');

type Step =
  | { readonly step: 'enter'; readonly day: number; readonly neutrophils: number }
  | { readonly step: 'correct'; readonly place: number; readonly neutrophils: number }
  | { readonly step: 'withdraw' | 'decide'; readonly place: number }
  | { readonly step: 'review' };

/** Ten days and values to either side of 1.3, so that tests come late, fall on one day, and join or split runs. */
const day = fc.nat(9);
const neutrophils = fc.constantFrom(2100, 2400, 1250, 1200, 900, 450);
const place = fc.nat(11);
const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ step: fc.constant('enter' as const), day, neutrophils }) },
    { weight: 2, arbitrary: fc.record({ step: fc.constant('correct' as const), place, neutrophils }) },
    { weight: 2, arbitrary: fc.record({ step: fc.constant('withdraw' as const), place }) },
    { weight: 3, arbitrary: fc.record({ step: fc.constant('decide' as const), place }) },
    { weight: 5, arbitrary: fc.constant<Step>({ step: 'review' }) },
  ),
  { minLength: 4, maxLength: 40, size: 'max' },
);

/** One patient on mycophenolate, with the alerts about neutrophils as the database would hold them. */
class Ward {
  alerts: StoredAlert[] = [];
  #tests: BloodTest[] = [];
  #ids = 0;

  get record(): PatientRecord {
    return {
      ...emptyRecord('patient', parseIsoDate('2025-01-15')),
      treatments: [
        {
          lineageId: 'mycophenolate',
          id: 'mycophenolate',
          drug: 'mycophenolate-mofetil',
          startedOn: parseIsoDate('2025-06-01'),
          indication: 'ild',
          changes: [],
        },
      ],
      bloodTests: this.#tests,
    };
  }

  do(step: Step): void {
    if (step.step === 'enter') {
      const id = this.#nextId('test');
      this.#tests.push({
        ...testOf(step.neutrophils),
        lineageId: id,
        id,
        collectedOn: addDays(START, step.day * 5),
      });
    } else if (step.step === 'correct' || step.step === 'withdraw') {
      const test = this.#tests[step.place % this.#tests.length];
      const others = this.#tests.filter((one) => one !== test);
      const corrected =
        test !== undefined && step.step === 'correct'
          ? [{ ...test, ...testOf(step.neutrophils), id: this.#nextId('version') }]
          : [];
      this.#tests = [...others, ...corrected];
    } else if (step.step === 'decide') {
      const waiting = this.alerts.filter(isUndecided);
      const alert = waiting[step.place % waiting.length];
      if (alert !== undefined)
        this.#change(alert.id, { status: 'acted', decided: DECIDED, changedAfterDecision: null });
    } else {
      this.review();
    }
  }

  /** @returns what was found, and how many writes it took */
  review(): { readonly runs: readonly AlertFinding[]; readonly writes: number } {
    const { record } = this;
    const result = review(record, PROTOCOL, TODAY);
    expect(result.cannotJudge).toEqual([]);
    const found = new Set(result.alerts.map(({ key }) => key));
    const loaded = this.alerts.filter(
      (alert) => alert.status !== 'withdrawn' || alert.changedAfterDecision !== null || found.has(alert.key),
    );
    const writes = reconcileAlerts(loaded, result, record);
    for (const write of writes) this.#write(write);
    const keys = this.alerts.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    return { runs: result.alerts.filter(({ kind }) => kind === 'blood'), writes: writes.length };
  }

  #write(write: AlertWrite): void {
    if (write.write === 'open') {
      const { finding, facts } = write;
      this.alerts.push({
        ...contentOf(finding),
        id: this.#nextId('alert'),
        key: finding.key,
        kind: finding.kind,
        severity: finding.severity,
        status: finding.recovered === true ? 'recovered' : 'open',
        openedOn: TODAY,
        evidenceRevision: 1,
        inHistory: false,
        facts,
        changedAfterDecision: null,
        decided: null,
        decidedOn: null,
      });
    } else if (write.write === 'rekey') {
      this.#change(write.id, { key: write.key, facts: write.facts });
    } else if (write.write === 'withdraw') {
      this.#change(write.id, { status: 'withdrawn' });
    } else if (write.write === 'tell-change') {
      const { finding, facts, change, evidenceRevision } = write;
      this.#change(write.id, {
        ...(finding === null ? {} : contentOf(finding)),
        facts,
        evidenceRevision,
        severity: 'critical',
        status: 'open',
        changedAfterDecision: { ...change, at: '2026-03-02T11:00:00Z' },
        decided: null,
        decidedOn: null,
      });
    } else {
      const { finding, facts, evidenceRevision, severity, recovers, speaksAgain } = write;
      const status = recovers ? 'recovered' : speaksAgain ? 'open' : undefined;
      this.#change(write.id, {
        ...contentOf(finding),
        facts,
        evidenceRevision,
        severity,
        ...(status === undefined ? {} : { status, decided: null }),
      });
    }
  }

  #change(id: string, to: Partial<StoredAlert>): void {
    this.alerts = this.alerts.map((alert) => (alert.id === id ? { ...alert, ...to } : alert));
  }

  #nextId(what: string): string {
    this.#ids += 1;
    return `${what} ${String(this.#ids).padStart(3, '0')}`;
  }
}

const DECIDED = {
  status: 'acted',
  code: 'watch-and-repeat',
  by: 'physician',
  at: '2026-03-02T10:00:00Z',
} as const;

function testOf(value: number): Pick<BloodTest, 'insufficient' | 'amounts'> {
  return { insufficient: false, amounts: { neutrophils: bloodAmountFromThousandths(value) } };
}

function contentOf(finding: AlertFinding): Pick<StoredAlert, 'certainty' | 'evidence'> {
  return { certainty: finding.certainty, evidence: storedAlertEvidence(finding) };
}

const testsOf = (blood: AlertFinding['evidence']['blood']) =>
  blood?.run.map(({ lineageId }) => lineageId) ?? [];

/** Whether an alert tells of a run: by its name, or by a test that it names. */
function tells({ key, evidence }: StoredAlert, run: AlertFinding): boolean {
  const tests = new Set(testsOf(run.evidence.blood));
  return key === run.key || testsOf(evidence.blood).some((test) => tests.has(test));
}

/** Whether just this run was decided about: a part of one that is taken apart again, with all its values as they were then. */
function wasDecidedItself({ key, status, facts }: StoredAlert, run: AlertFinding): boolean {
  const asThen = run.evidence.blood?.run.every(({ lineageId, amount }) =>
    facts?.some((fact) => fact.lineageId === lineageId && fact.values?.['neutrophils'] === amount),
  );
  return isDecided({ status, changedAfterDecision: null }) && key === run.key && asThen === true;
}

/** Whether a value that an alert was decided on, and that stands, is as bad as the run is now. */
function wasAsBad({ facts }: StoredAlert, run: AlertFinding, { bloodTests }: PatientRecord): boolean {
  const worst = run.evidence.blood?.worst;
  return bloodTests.some(
    ({ collectedOn, amounts: { neutrophils: amount } }) =>
      worst !== undefined &&
      amount !== undefined &&
      !isWorse('neutrophils', worst, { amount }) &&
      facts?.some(({ on, values }) => on === collectedOn && values?.['neutrophils'] === amount),
  );
}

describe('whatever is entered late, corrected, withdrawn and decided about blood', () => {
  it('every run that may alert is asked about, or was decided on values as bad as these (B-02, B-03, B-07)', () => {
    let quiet = 0;
    fc.assert(
      fc.property(steps, (done) => {
        const ward = new Ward();
        for (const step of done) ward.do(step);
        const { runs } = ward.review();
        for (const run of runs.filter(({ mayOpen }) => mayOpen)) {
          const of = ward.alerts.filter((alert) => tells(alert, run));
          const asked = of.some(isUndecided);
          if (!asked) quiet += 1;
          expect(asked || of.some((alert) => isDecided(alert) && wasAsBad(alert, run, ward.record))).toBe(
            true,
          );
        }
      }),
      { numRuns: 400 },
    );
    expect(quiet).toBeGreaterThan(20);
  });

  it('no alert that waits is lost: its run is asked about for as long as it is found, and each part that nobody decided about (B-03)', () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const ward = new Ward();
        for (const step of before) ward.do(step);
        ward.review();
        const waiting = ward.alerts.filter(isUndecided);
        for (const step of after) if (step.step !== 'decide' && step.step !== 'review') ward.do(step);
        const { runs } = ward.review();
        for (const alert of waiting) {
          for (const run of runs.filter((one) => tells(alert, one) && one.mayOpen))
            expect(
              ward.alerts.some(
                (other) => (isUndecided(other) && tells(other, run)) || wasDecidedItself(other, run),
              ),
            ).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('reviews come to rest, and nothing decided is closed without a word (B-07)', () => {
    fc.assert(
      fc.property(steps, (done) => {
        const ward = new Ward();
        for (const step of done) {
          const decided = ward.alerts.filter(isDecided).map(({ id }) => id);
          ward.do(step);
          if (step.step !== 'review') continue;
          expect(ward.review().writes).toBe(0);
          const withdrawn = ward.alerts.filter(
            ({ id, status }) => decided.includes(id) && status === 'withdrawn',
          );
          expect(withdrawn).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
