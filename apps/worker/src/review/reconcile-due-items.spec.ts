import { describe, expect, it } from '@jest/globals';
import {
  emptyRecord,
  millilitres,
  parseIsoDate,
  type FactRef,
  type MissingFact,
  type PatientRecord,
  type Pft,
  type SymptomReport,
} from '@interstice/clinical';
import type { DueItemFinding, DueTest } from '@interstice/guideline';
import { reconcileDueItems, type StoredDueItem } from './reconcile-due-items.js';

const on = parseIsoDate;

const record = (given: Partial<PatientRecord> = {}): PatientRecord => ({
  ...emptyRecord('patient', on('2025-01-15')),
  ...given,
});
const pft = (lineageId: string, testedOn: string, given: Partial<Pft> = {}): Pft => ({
  lineageId,
  id: lineageId,
  testedOn: on(testedOn),
  fvc: millilitres(3000),
  bronchodilator: 'pre',
  ...given,
});
const report = (
  lineageId: string,
  reportedOn: string,
  change: SymptomReport['change'] = 'stable',
): SymptomReport => ({ lineageId, id: lineageId, reportedOn: on(reportedOn), change });

const finding = (
  cycle: string,
  opensOn: string,
  closesOn: string,
  test: DueTest = 'pft',
  because: readonly FactRef[] = [],
  missing: readonly MissingFact[] = [],
): DueItemFinding => ({
  test,
  cycle,
  opensOn: on(opensOn),
  targetOn: on(opensOn),
  closesOn: on(closesOn),
  rules: [
    {
      ruleId: 'pft.m-01',
      opensOn: on(opensOn),
      targetOn: on(opensOn),
      closesOn: on(closesOn),
      because,
      missing,
      cites: [],
    },
  ],
});

const item = (
  id: string,
  from: DueItemFinding,
  closedReason: StoredDueItem['closedReason'] = null,
): StoredDueItem => ({
  id,
  test: from.test,
  cycle: from.cycle,
  opensOn: from.opensOn,
  targetOn: from.targetOn,
  closesOn: from.closesOn,
  detail: from.rules,
  closedReason,
});

const first = finding('pft-1', '2025-12-01', '2026-03-01');
const second = finding('pft-2', '2026-04-01', '2026-07-01');
const bothTests = record({ pfts: [pft('pft-1', '2025-09-01'), pft('pft-2', '2026-01-02')] });
const firstTest = record({ pfts: [pft('pft-1', '2025-09-01')] });

describe('what a review makes of the due items', () => {
  it('adds what is newly wanted', () => {
    expect(reconcileDueItems([], [first], firstTest, true)).toEqual([{ write: 'insert', finding: first }]);
  });

  it('changes nothing when it decides about the same again', () => {
    expect(reconcileDueItems([item('a', first)], [first], firstTest, true)).toEqual([]);
  });

  it('moves the dates of the same row', () => {
    const moved = finding('pft-1', '2025-12-01', '2026-04-01');
    expect(reconcileDueItems([item('a', first)], [moved], firstTest, true)).toEqual([
      { write: 'update', id: 'a', finding: moved },
    ]);
  });

  it('closes it as done by the later test and begins the next cycle', () => {
    expect(reconcileDueItems([item('a', first)], [second], bothTests, true)).toEqual([
      { write: 'close', id: 'a', reason: 'done', closedByLineage: 'pft-2' },
      { write: 'insert', finding: second },
    ]);
  });

  it('closes a missing baseline as done by the first test', () => {
    const baseline = finding('baseline', '2025-01-15', '2025-02-12');
    expect(reconcileDueItems([item('a', baseline)], [first], firstTest, true)).toMatchObject([
      { write: 'close', id: 'a', reason: 'done', closedByLineage: 'pft-1' },
      { write: 'insert' },
    ]);
  });

  it('opens the same row again when the test that closed it is withdrawn', () => {
    expect(
      reconcileDueItems([item('b', second), item('a', first, 'done')], [first], firstTest, true),
    ).toEqual([
      { write: 'close', id: 'b', reason: 'withdrawn' },
      { write: 'reopen', id: 'a', finding: first },
    ]);
  });

  describe('of a nurse call about the fall between two tests', () => {
    const asked = finding('pft-2', '2026-01-02', '2026-01-16', 'symptom-report', [
      { kind: 'pft', lineageId: 'pft-2', on: on('2026-01-02') },
      { kind: 'pft', lineageId: 'pft-1', on: on('2025-09-01') },
    ]);
    const closedWith = (reports: readonly SymptomReport[], next: readonly DueItemFinding[] = []) =>
      reconcileDueItems([item('a', asked)], next, { ...bothTests, symptomReports: reports }, true)[0];

    it.each(['improved', 'stable', 'worse'] as const)('is done by a report that says %s', (change) => {
      expect(closedWith([report('report', '2026-01-05', change)])).toEqual({
        write: 'close',
        id: 'a',
        reason: 'done',
        closedByLineage: 'report',
      });
    });

    it('is done by a report between the two tests, although it was made before the call', () => {
      expect(closedWith([report('report', '2025-09-02')])).toMatchObject({ closedByLineage: 'report' });
    });

    it.each([
      ['that says nothing of a change', [report('report', '2026-01-05', 'unknown')]],
      ['of the day of the earlier test', [report('report', '2025-09-01')]],
      ['that does not exist', []],
    ])('is not done by a report %s', (_, reports) => {
      expect(closedWith(reports)).toEqual({ write: 'close', id: 'a', reason: 'withdrawn' });
    });

    it('is not done by the next PFT, which only raises another question', () => {
      const next = finding('pft-3', '2026-03-02', '2026-03-16', 'symptom-report');
      expect(closedWith([], [next])).toEqual({ write: 'close', id: 'a', reason: 'withdrawn' });
    });
  });

  describe('of a PFT', () => {
    const closedWith = (tests: readonly Pft[], next: readonly DueItemFinding[] = [second]) =>
      reconcileDueItems([item('a', first)], next, record({ pfts: tests }), true)[0];
    const former = pft('pft-1', '2025-09-01');
    const withdrawn = { write: 'close', id: 'a', reason: 'withdrawn' };

    it('is done by a test on the day its window opens, and by a late one', () => {
      for (const day of ['2025-12-01', '2026-03-02']) {
        expect(closedWith([former, pft('pft-2', day)])).toMatchObject({ closedByLineage: 'pft-2' });
      }
    });

    it.each([
      ['a test on the day before its window opens', pft('pft-2', '2025-11-30')],
      ['a blow at home', pft('pft-2', '2026-01-02', { setting: 'home' })],
      ['a test that could not be done', pft('pft-2', '2026-01-02', { notDone: 'unable' })],
    ])('is not done by %s', (_, test) => {
      expect(closedWith([former, test])).toEqual(withdrawn);
    });

    it.each([
      ['2025-12-05', 'done'],
      ['2025-12-02', 'done'],
      ['2025-12-01', 'withdrawn'],
    ])(
      'that is to confirm a blow at home of 2 December: a laboratory test of %s leaves it %s',
      (day, reason) => {
        const blow: FactRef = { kind: 'pft', lineageId: 'home', on: on('2025-12-02') };
        const confirm = finding(
          'pft-1',
          '2025-12-30',
          '2026-02-24',
          'pft',
          [blow],
          [{ what: 'repeat-pft', because: 'home-alone' }],
        );
        const tests = [former, pft('home', '2025-12-02', { setting: 'home' }), pft('pft-2', day)];
        const [write] = reconcileDueItems([item('a', confirm)], [second], record({ pfts: tests }), true);
        expect(write).toMatchObject({ write: 'close', id: 'a', reason });
      },
    );

    it('is not done when a patient dies without it', () => {
      expect(closedWith([former], [])).toEqual(withdrawn);
    });

    it('is not done by a test after which the rule that set its days asks as before', () => {
      const asBefore: DueItemFinding = { ...first, cycle: 'pft-2' };
      expect(closedWith([former, pft('pft-2', '2026-01-02')], [asBefore])).toEqual(withdrawn);
    });
  });

  it('closes a missing baseline as done by a test from before the patient came, when it is entered', () => {
    const baseline = finding('baseline', '2025-10-15', '2025-11-12');
    expect(reconcileDueItems([item('a', baseline)], [first], firstTest, true)[0]).toMatchObject({
      reason: 'done',
      closedByLineage: 'pft-1',
    });
  });

  it('closes nothing for lack of a finding while some rule cannot be judged', () => {
    expect(reconcileDueItems([item('a', first)], [], firstTest, false)).toEqual([]);
  });
});
