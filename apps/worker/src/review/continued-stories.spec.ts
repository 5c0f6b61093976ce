import { describe, expect, it } from '@jest/globals';
import {
  bloodAmountFromThousandths,
  emptyRecord,
  parseIsoDate,
  type PatientRecord,
} from '@interstice/clinical';
import { protocolById, review, type AlertFinding } from '@interstice/guideline';
import { judgedFacts, storedAlertEvidence } from '@interstice/server';
import { continueStories } from './continued-stories.js';
import { reconcileAlerts, type AlertStatus, type StoredAlert } from './reconcile-alerts.js';

const PROTOCOL = protocolById('summary-2026');
const TODAY = parseIsoDate('2026-03-02');

type Value = readonly [lineageId: string, on: string, neutrophilsThousandths: number];

/** On mycophenolate since June, with these neutrophils. */
function withValues(...values: readonly Value[]): PatientRecord {
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
    bloodTests: values.map(([lineageId, on, neutrophils]) => ({
      lineageId,
      id: `${lineageId} ${neutrophils}`,
      collectedOn: parseIsoDate(on),
      insufficient: false,
      amounts: { neutrophils: bloodAmountFromThousandths(neutrophils) },
    })),
  };
}

const reviewOf = (record: PatientRecord) => review(record, PROTOCOL, TODAY);
const runsIn = (record: PatientRecord): readonly AlertFinding[] =>
  reviewOf(record).alerts.filter(({ ruleId }) => ruleId === 'blood.neutrophils');

/** The alert of the only run of a record, as it would be stored. */
function storedOf(record: PatientRecord, status: AlertStatus = 'open', id = 'alert'): StoredAlert {
  const [finding, ...others] = runsIn(record);
  if (finding === undefined || others.length > 0) throw new Error('one run was expected');
  return {
    id,
    key: finding.key,
    kind: finding.kind,
    status,
    openedOn: TODAY,
    severity: finding.severity,
    certainty: finding.certainty,
    evidence: storedAlertEvidence(finding),
    evidenceRevision: 1,
    inHistory: false,
    facts: judgedFacts(record, finding.evidence),
    changedAfterDecision: null,
    decided:
      status === 'acted' || status === 'dismissed'
        ? {
            status,
            code: status === 'acted' ? 'watch-and-repeat' : null,
            by: 'physician',
            at: '2026-03-02T10:00:00Z',
          }
        : null,
    decidedOn: status === 'acted' || status === 'dismissed' ? '2026-03-02' : null,
  };
}

/** For each run by its first test: the alert that tells it, with a sign where it takes the key. */
function told(stored: readonly StoredAlert[], record: PatientRecord): Record<string, string> {
  const { carriers, rekeyed } = continueStories(stored, runsIn(record), record, () => false);
  return Object.fromEntries(
    [...carriers].map(([{ key }, alert]) => [
      key.replace('blood.neutrophils:', ''),
      `${alert.id}${rekeyed.has(alert) ? ', by this name from now on' : ''}`,
    ]),
  );
}

const ONE: Value = ['one', '2026-02-13', 1200];
const TWO: Value = ['two', '2026-02-20', 1200];
const NORMAL: Value = ['normal', '2026-02-16', 2100];

describe('which alert goes on with a run of abnormal values (B-01)', () => {
  it('is the one that has it by its first test', () => {
    const alert = storedOf(withValues(ONE));
    expect(told([alert], withValues(ONE, TWO))).toEqual({ one: 'alert' });
  });

  it.each<[string, PatientRecord, PatientRecord, string]>([
    ['an earlier test is entered late', withValues(TWO), withValues(ONE, TWO), 'one'],
    ['the first test is withdrawn', withValues(ONE, TWO), withValues(TWO), 'two'],
    [
      'the first test is corrected to normal',
      withValues(ONE, TWO),
      withValues(['one', '2026-02-13', 2000], TWO),
      'two',
    ],
    [
      'a test of the run is dated before its first',
      withValues(ONE, TWO),
      withValues(ONE, ['two', '2026-02-01', 1200]),
      'two',
    ],
    ['the only test is entered again', withValues(ONE), withValues(['again', '2026-02-13', 1200]), 'again'],
    [
      'a worse value of the day is entered',
      withValues(ONE),
      withValues(ONE, ['worse', '2026-02-13', 900]),
      'worse',
    ],
  ])('is the one that shares its tests, by its new name, when %s', (_, before, after, name) => {
    expect(told([storedOf(before)], after)).toEqual({ [name]: 'alert, by this name from now on' });
  });

  it('is nobody’s where a normal value lies between, where nothing is shared, or where the rule is another', () => {
    const alert = storedOf(withValues(ONE), 'acted');
    expect(told([alert], withValues(ONE, NORMAL, TWO))).toEqual({ one: 'alert' });
    expect(told([alert], withValues(TWO))).toEqual({});
    expect(told([{ ...alert, key: 'blood.platelets:one' }], withValues(ONE))).toEqual({});
  });

  it('is the later of two runs that one was split into, where neither has its name and both share as much', () => {
    const alert = storedOf(withValues(['zero', '2026-02-06', 1200], ONE, TWO));
    expect(told([alert], withValues(ONE, NORMAL, TWO))).toEqual({ two: 'alert, by this name from now on' });
  });

  it('is the earlier of two alerts where a late test comes before both and joins them', () => {
    const [one, two] = [
      storedOf(withValues(ONE), 'open', 'first'),
      storedOf(withValues(TWO), 'open', 'second'),
    ];
    const joined = withValues(['zero', '2026-02-06', 1200], ONE, TWO);
    for (const stored of [
      [one, two],
      [two, one],
    ])
      expect(told(stored, joined)).toEqual({ zero: 'first, by this name from now on' });
  });

  it('is the one that lives, by its own name, where the name belongs to one that was withdrawn', () => {
    const gone = storedOf(withValues(ONE), 'withdrawn', 'gone');
    const living = storedOf(withValues(TWO), 'acted', 'living');
    expect(told([gone, living], withValues(ONE, TWO))).toEqual({ one: 'living' });
    expect(told([gone], withValues(ONE, TWO))).toEqual({ one: 'gone' });
  });

  it('is none that was decided on what was no longer so, however alike the new value is (B-07)', () => {
    const record = withValues(ONE);
    const decided = storedOf(record, 'dismissed');
    const alike = withValues(['again', '2026-02-13', 1200]);
    expect(told([decided], alike)).toEqual({ again: 'alert, by this name from now on' });
    const facts = decided.facts ?? [];
    const onNothing = {
      ...decided,
      facts: facts.map((fact) =>
        fact.kind === 'blood-test' ? { ...fact, versionId: null, values: null } : fact,
      ),
    };
    for (const alert of [onNothing, { ...decided, facts: null }]) {
      expect(told([alert], alike)).toEqual({});
      expect(reconcileAlerts([alert], reviewOf(alike), alike)).toContainEqual(
        expect.objectContaining({
          write: 'open',
          finding: expect.objectContaining({ ruleId: 'blood.neutrophils' }) as unknown,
        }),
      );
    }
    // Nobody has decided: whoever is asked sees the new value.
    expect(told([{ ...onNothing, status: 'open' }], alike)).toEqual({
      again: 'alert, by this name from now on',
    });
  });

  it('is the one whose normal value is gone too, since that decision is asked for anew in the same review (B-07)', () => {
    const decided = storedOf(withValues(ONE), 'dismissed');
    const onNormal = {
      ...decided,
      facts: (decided.facts ?? []).map((fact) =>
        fact.kind === 'blood-test' ? { ...fact, values: { ...fact.values, neutrophils: 2100 } } : fact,
      ),
    };
    const alike = withValues(['again', '2026-02-13', 1200]);
    expect(told([onNormal], alike)).toEqual({});
    const ofRun = expect.objectContaining({ key: 'blood.neutrophils:again' }) as unknown;
    const writes = reconcileAlerts([onNormal], reviewOf(alike), alike);
    expect(
      writes.filter((write) => !('finding' in write) || write.finding?.ruleId === 'blood.neutrophils'),
    ).toEqual([
      expect.objectContaining({ write: 'rekey', id: 'alert', key: 'blood.neutrophils:again' }),
      expect.objectContaining({ write: 'tell-change', id: 'alert', finding: ofRun }),
    ]);
  });

  it('is the one that is asked anew, in the same review, though what it told stood no more when it was decided (B-07)', () => {
    const decided = storedOf(withValues(ONE, TWO), 'acted');
    const anew = {
      ...decided,
      facts: (decided.facts ?? []).map((fact) =>
        fact.lineageId === 'one' ? { ...fact, values: { ...fact.values, neutrophils: 2100 } } : fact,
      ),
    };
    const corrected = withValues(['one', '2026-02-13', 2100], ['two', '2026-02-20', 900]);
    const writes = reconcileAlerts([anew], reviewOf(corrected), corrected);
    const ofRun = expect.objectContaining({ key: 'blood.neutrophils:two' }) as unknown;
    expect(writes.filter(({ write }) => write !== 'open')).toEqual([
      expect.objectContaining({ write: 'rekey', id: 'alert', key: 'blood.neutrophils:two' }),
      expect.objectContaining({ write: 'tell-change', id: 'alert', finding: ofRun }),
    ]);
    expect(writes).not.toContainEqual(expect.objectContaining({ write: 'open', finding: ofRun }));
  });
});
