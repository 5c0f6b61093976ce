import { describe, expect, it } from '@jest/globals';
import type { TimelineItem } from '@interstice/contracts';
import { dayAt } from './day-at';
import { fieldName, valueInWords } from './field-names';
import { extentMeans, HRCT_FORM } from '../entry/forms/hrct-form';
import { itemInWords, personFactInWords } from './item-words';

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

  it('D-03: tell the class of an extent of ILD, where it is typed and where it is read, and none of fibrosis', () => {
    const told = (fact: object) =>
      worded({ kind: 'hrct', ...folded, fact: { ...stamp, performedOn: '2026-03-01', ...fact } });
    expect(told({ ildExtentPct: 5, fibrosisExtentPct: 4 })).toBe(
      'Fibrosis 4 % · ILD 5 % of the lung (minimal)',
    );
    expect(told({ ildExtentPct: 5.1 })).toBe('ILD 5.1 % of the lung (mild)');
    expect(extentMeans(12)).toBe(
      'Moderate: above 10 to 20 % of the lung (review of clinical trials in CTD-ILD).',
    );
    expect([-1, 101, 12.34].map(extentMeans)).toEqual([undefined, undefined, undefined]);
    const fields = HRCT_FORM.groups.flatMap((group) => group.fields);
    expect(fields.filter((field) => 'means' in field).map(({ name }) => name)).toEqual(['ildExtentPct']);
  });

  it('B-26, B-27: tell what altered a verdict, what was stopped, and who has taken over', () => {
    const altered = {
      facts: [],
      headline: 'Changed by the height of 3 Mar 2026',
      lines: ['INBUILD A: was met, is not met.'],
    };
    const common = { on: '2026-03-01', at: '2026-03-01T10:00:00Z' };
    expect(worded({ kind: 'altered-verdicts', reviewId: 'a', ...common, ...altered })).toBe(
      'Changed by the height of 3 Mar 2026 · INBUILD A: was met, is not met.',
    );
    const stop = { code: 'declined', reviewOn: '2026-06-01' } as const;
    const stopped = {
      kind: 'override',
      overrideId: 'a',
      test: 'blood',
      stop,
      until: '2026-05-31',
      ...common,
    } as const;
    const inPlaceOf = { interval: { months: 2 }, until: '2026-12-31' };
    expect(worded({ ...stopped, event: 'changed', inPlaceOf })).toBe(
      'Blood test stopped until its review on 1 Jun 2026 (declined by the patient) · in place of every 2 months until 31 Dec 2026',
    );
    expect(worded({ ...stopped, event: 'ended' })).toBe(
      'Blood test stopped: ended, the rules decide again · it was to hold until 31 May 2026',
    );
    const person = { kind: 'status', value: { status: 'transferred', receiver: 'City Hospital' } };
    expect(personFactInWords(person as never)).toBe('Status: transferred, taken over by City Hospital');
    const active = (reason?: string) =>
      personFactInWords({ kind: 'status', value: { status: 'active', reason } } as never);
    expect([active('Came back.'), active()]).toEqual([
      'Status: active',
      'Status: active, as registered, until another one is recorded',
    ]);
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
