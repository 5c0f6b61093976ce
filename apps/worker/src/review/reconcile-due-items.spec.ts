import { describe, expect, it } from '@jest/globals';
import { millilitres, parseIsoDate, type PatientRecord } from '@interstice/clinical';
import type { DueItemFinding, DueTest } from '@interstice/guideline';
import { reconcileDueItems, type StoredDueItem } from './reconcile-due-items.js';

const on = parseIsoDate;

const record = (given: Partial<PatientRecord> = {}): PatientRecord => ({
  patientId: 'patient',
  registeredOn: on('2025-01-15'),
  person: [],
  pfts: [],
  hrcts: [],
  symptomReports: [],
  episodes: [],
  ...given,
});
const pft = (lineageId: string, testedOn: string) => ({
  lineageId,
  id: lineageId,
  testedOn: on(testedOn),
  fvc: millilitres(3000),
  bronchodilator: 'pre' as const,
});
const report = (lineageId: string, reportedOn: string) => ({
  lineageId,
  id: lineageId,
  reportedOn: on(reportedOn),
  change: 'stable' as const,
});

const finding = (
  cycle: string,
  opensOn: string,
  closesOn: string,
  test: DueTest = 'pft',
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
      because: [],
      missing: [],
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

  it('closes a wanted symptom report as done by the report, and as withdrawn when there is none', () => {
    const wanted = finding('pft-2', '2026-01-02', '2026-01-16', 'symptom-report');
    const answered = { ...bothTests, symptomReports: [report('report', '2026-01-05')] };
    expect(reconcileDueItems([item('a', wanted)], [], answered, true)).toEqual([
      { write: 'close', id: 'a', reason: 'done', closedByLineage: 'report' },
    ]);
    expect(reconcileDueItems([item('a', wanted)], [], bothTests, true)).toEqual([
      { write: 'close', id: 'a', reason: 'withdrawn' },
    ]);
  });

  it('closes nothing for lack of a finding while some rule cannot be judged', () => {
    expect(reconcileDueItems([item('a', first)], [], firstTest, false)).toEqual([]);
  });
});
