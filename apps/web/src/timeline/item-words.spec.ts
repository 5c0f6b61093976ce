import { describe, expect, it } from '@jest/globals';
import type { TimelineItem } from '@interstice/contracts';
import { dayAt } from './day-at';
import { fieldName, valueInWords } from './field-names';
import { itemInWords } from './item-words';

const stamp = { lineageId: 'a', versionId: 'a', recordedAt: '2026-03-01T10:00:00Z', source: 'app' };
const folded = { lineageId: 'a', on: '2026-03-01', versions: [] };

const worded = (item: TimelineItem) => {
  const { title, details } = itemInWords(item);
  return [title, ...details].join(' · ');
};

describe('the words of a timeline', () => {
  it('tell a test with its values as they were recorded and how it was done', () => {
    const fact = {
      ...stamp,
      testedOn: '2026-03-01',
      fvcMl: 2640,
      fvcPctPred: 80.5,
      dlco: 5.1,
      dlcoUnit: 'mmol/min/kPa',
      dlcoPctPred: 62,
      hbCorrected: true,
      qualityGrade: 'B',
      bronchodilator: 'pre',
      setting: 'home',
    } as const;
    expect(worded({ kind: 'pft', ...folded, fact })).toBe(
      'FVC 2640 mL (2.64 L), 80.5 % predicted · DLCO 5.1 mmol/min/kPa, 62.0 % predicted, corrected for haemoglobin · ' +
        'grade B · at home · before bronchodilator · no reference equation named',
    );
  });

  it('tell an alert by the name of what raised it', () => {
    const day = { alertId: 'a', on: '2026-03-01', at: stamp.recordedAt, actions: [] };
    expect(worded({ kind: 'alert', ...day, alertKind: 'progression', ruleId: 'ppf-2022' })).toBe(
      'Progression by PPF 2022',
    );
    expect(worded({ kind: 'alert', ...day, alertKind: 'drug', ruleId: 'drug.methotrexate' })).toBe(
      'Warning: methotrexate',
    );
    expect(worded({ kind: 'alert', ...day, alertKind: 'advisory', ruleId: 'dlco-decline' })).toBe(
      'Advisory by a fall of DLCO',
    );
  });

  it('tell why a test could not be done', () => {
    const fact = { ...stamp, testedOn: '2026-03-01', bronchodilator: 'unknown', notDone: 'refused' } as const;
    expect(worded({ kind: 'pft', ...folded, fact })).toBe('PFT could not be done: the patient declined');
  });

  it('tell a scan, a report and a decision', () => {
    const hrct = {
      ...stamp,
      performedOn: '2026-03-01',
      fibrosisExtentPct: 26,
      fibrosisChange: 'increased',
    } as const;
    expect(worded({ kind: 'hrct', ...folded, fact: hrct })).toBe('Fibrosis 26 % · more fibrosis');
    const report = {
      ...stamp,
      reportedOn: '2026-03-01',
      change: 'worse',
      comparedWithOn: '2025-12-01',
    } as const;
    expect(worded({ kind: 'symptom-report', ...folded, fact: report })).toBe(
      'Breathing worse · compared with 1 Dec 2025',
    );
    const decision = {
      ...stamp,
      decidedOn: '2026-03-01',
      decision: 'escalated',
      baselineOn: '2026-02-01',
    } as const;
    expect(worded({ kind: 'progression-decision', ...folded, fact: decision })).toBe(
      'Treatment escalated · judged since from the test of 1 Feb 2026',
    );
  });

  it('tell a treatment that is planned, runs or was stopped', () => {
    const course = { ...stamp, drug: 'nintedanib', indication: 'ild' } as const;
    const told = (fact: object) =>
      worded({ kind: 'treatment', ...folded, changes: [], fact: { ...course, changes: [], ...fact } });
    expect(told({ plannedStartOn: '2026-04-01' })).toBe('Nintedanib, planned for 1 Apr 2026 · for the ILD');
    expect(told({ startedOn: '2026-02-01' })).toBe('Nintedanib, since 1 Feb 2026 · for the ILD');
    expect(told({ startedOn: '2026-02-01', stoppedOn: '2026-03-01', stopReason: 'no-effect' })).toBe(
      'Nintedanib, 1 Feb 2026 to 1 Mar 2026 · for the ILD · stopped: no effect',
    );
  });

  it('tell the interval that a physician set, what it took the place of, and its end (B-25)', () => {
    const told = (said: Partial<Extract<TimelineItem, { kind: 'override' }>>) =>
      worded({
        ...{ kind: 'override', overrideId: 'a', event: 'set', on: '2026-03-01', at: '2026-03-01T10:00:00Z' },
        ...{ test: 'pft', interval: { months: 2 }, until: '2027-06-01' },
        ...said,
      });
    expect(told({ reason: 'More tired.' })).toBe('PFT every 2 months until 1 Jun 2027 · More tired.');
    const inPlaceOf = { interval: { weeks: 26 }, until: '2026-12-31' };
    expect(told({ event: 'changed', inPlaceOf, reason: 'More tired.' })).toBe(
      'PFT every 2 months until 1 Jun 2027 · in place of every 26 weeks until 31 Dec 2026 · More tired.',
    );
    expect(told({ event: 'ended' })).toBe(
      'PFT every 2 months: ended, the rules decide again · it was to hold until 1 Jun 2027',
    );
  });

  it('tell what a correction changed', () => {
    expect(fieldName('fvcMl')).toBe('FVC (mL)');
    expect(fieldName('referenceEquation')).toBe('Reference equation');
    expect([null, false, 2640, ['ssc', 'ra']].map(valueInWords)).toEqual([
      'not stated',
      'no',
      '2640',
      'ssc, ra',
    ]);
    expect(valueInWords({ low: 2, high: null })).toBe('low 2, high not stated');
  });

  it('give an alert the day on which it opened at the clinic', () => {
    expect(dayAt('2026-03-02T23:30:00Z', 'Europe/Berlin')).toBe('2026-03-03');
    expect(dayAt('2026-03-02T23:30:00Z', 'America/New_York')).toBe('2026-03-02');
  });
});
