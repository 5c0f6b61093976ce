import { describe, expect, it } from '@jest/globals';
import type { FallAskedFor } from '@interstice/contracts';
import type { ItemOfKind } from '../api/patients';
import { moveFocus } from './chart-focus';
import { chartInWords } from './chart-summary';
import { focusablesOf, readingsOf } from './readings';
import { pftItem, recordWith } from './record.spec-support';
import type { View } from './test-series';
import { shortened } from './trajectory-lanes';
import { layOutTrajectory, type TrajectoryRecord } from './trajectory-layout';

const frame = { view: 'pct', width: 1000, today: '2026-03-01' } as const;
const falls: FallAskedFor[] = [
  { setId: 'inbuild', measure: 'fvc', change: 'relative', atLeast: 5, cites: [] },
  { setId: 'inbuild', measure: 'fvc', change: 'relative', atLeast: 10, cites: [] },
  { setId: 'ppf-2022', measure: 'fvc', change: 'absolute', atLeast: 5, cites: [] },
  { setId: 'ppf-2022', measure: 'dlco', change: 'absolute', atLeast: 10, cites: [] },
];

function treatment(fact: Partial<ItemOfKind<'treatment'>['fact']>): ItemOfKind<'treatment'> {
  const stamp = {
    lineageId: 'course',
    versionId: 'course',
    recordedAt: '2025-01-01T10:00:00Z',
    source: 'app',
  };
  return {
    kind: 'treatment',
    lineageId: 'course',
    on: fact.startedOn ?? fact.plannedStartOn ?? '2025-01-01',
    versions: [],
    changes: [],
    fact: { ...stamp, drug: 'nintedanib', indication: 'ild', changes: [], ...fact },
  };
}

const guidesOf = (record: TrajectoryRecord, view: View = 'pct') =>
  layOutTrajectory(record, { ...frame, view }).panels.map(({ measure, guides }) => [
    measure,
    guides.map(({ label, value }) => `${label} ${value.toFixed(2)}`),
  ]);

describe('the chart of a patient', () => {
  const tests = [
    pftItem('2025-01-01', { fvcMl: 3000, fvcPctPred: 80, dlcoPctPred: 60 }),
    pftItem('2025-09-01', { fvcMl: 2800, fvcPctPred: 74, dlcoPctPred: 55 }),
  ];
  const baseline = { on: '2025-01-01', decided: true };

  it('marks 5 % and 10 % below the FVC of the baseline, and 10 points below its DLCO', () => {
    expect(guidesOf(recordWith({ tests, baseline, falls }))).toEqual([
      ['fvc', ['baseline 80.00', '5 % lower 76.00', '10 % lower 72.00']],
      ['dlco', ['baseline 60.00', '10 points lower 50.00']],
    ]);
  });

  it('marks them below the FVC that was recomputed on one equation (B-10)', () => {
    const [first, last] = tests.map(({ lineageId }) => lineageId);
    const pcts = new Map([
      [first ?? '', 90],
      [last ?? '', 84],
    ]);
    const recomputed = { equation: 'GLI Global 2022', pcts, text: '', cites: [] };
    expect(guidesOf(recordWith({ tests, baseline, falls, recomputed }), 'one-equation')).toEqual([
      ['fvc', ['baseline 90.00', '5 % lower 85.50', '10 % lower 81.00']],
      ['dlco', ['baseline 60.00', '10 points lower 50.00']],
    ]);
  });

  it('marks them in litres as well', () => {
    expect(guidesOf(recordWith({ tests, baseline, falls }), 'measured')[0]).toEqual([
      'fvc',
      ['baseline 3.00', '5 % lower 2.85', '10 % lower 2.70'],
    ]);
  });

  it('has no guide lines without a baseline', () => {
    expect(guidesOf(recordWith({ tests, falls }))[0]).toEqual(['fvc', []]);
  });

  it('ends the guide lines where tests by another reference equation begin', () => {
    const other = pftItem('2026-01-01', { fvcPctPred: 82, referenceEquation: 'GLI 2012' });
    const [fvc] = layOutTrajectory(recordWith({ tests: [...tests, other], baseline, falls }), frame).panels;
    const last = fvc?.points.find(({ point }) => point.on === '2025-09-01');
    expect(fvc?.guides.map(({ toX }) => toX)).toEqual(Array(3).fill(last?.x));
  });

  it('never takes an excluded test of the day for the baseline', () => {
    const excluded = pftItem('2025-01-01', {
      fvcPctPred: 95,
      excluded: { reason: 'Cough.', on: '2025-01-02' },
    });
    const record = recordWith({ tests: [excluded, ...tests], baseline, falls });
    expect(guidesOf(record)[0]?.[1]?.[0]).toBe('baseline 80.00');
  });

  it('puts lower values lower and later days further right', () => {
    const [fvc] = layOutTrajectory(recordWith({ tests }), frame).panels;
    const [early, late] = fvc?.points ?? [];
    expect(late?.x).toBeGreaterThan(early?.x ?? Infinity);
    expect(late?.y).toBeGreaterThan(early?.y ?? Infinity);
  });

  it('keeps a small change small: an axis spans at least 20 points', () => {
    const flat = [pftItem('2025-01-01', { fvcPctPred: 80 }), pftItem('2025-09-01', { fvcPctPred: 79 })];
    const [fvc] = layOutTrajectory(recordWith({ tests: flat }), frame).panels;
    const [one, other] = fvc?.points ?? [];
    expect(Math.abs((one?.y ?? 0) - (other?.y ?? 0))).toBeLessThan((fvc?.height ?? 0) / 20 + 0.1);
  });

  it('shows the last year only when asked, up to today', () => {
    const record = recordWith({ tests: [pftItem('2020-01-01', { fvcPctPred: 90 }), ...tests] });
    const [fvc] = layOutTrajectory(record, { ...frame, from: '2025-03-01' }).panels;
    expect(fvc?.points.map(({ point }) => point.on)).toEqual(['2025-09-01']);
  });

  it('draws a course until it was stopped, and one that still runs until today', () => {
    const barOf = (fact: Partial<ItemOfKind<'treatment'>['fact']>) =>
      layOutTrajectory(recordWith({ tests, treatments: [treatment(fact)] }), frame).lanes[0];
    const stopped = barOf({ startedOn: '2025-02-01', stoppedOn: '2025-06-01' })?.bars[0];
    const running = barOf({ startedOn: '2025-02-01' });
    expect(running).toMatchObject({ label: 'Nintedanib', bars: [{ runs: true, planned: false }] });
    expect(stopped).toMatchObject({ runs: false, fromX: running?.bars[0]?.fromX });
    expect(stopped?.toX).toBeLessThan(running?.bars[0]?.toX ?? 0);
    expect(barOf({ plannedStartOn: '2026-04-01' })?.bars).toMatchObject([{ planned: true, runs: false }]);
  });

  it('keeps tests that could not be done in sight', () => {
    const record = recordWith({ tests: [...tests, pftItem('2026-01-01', { notDone: 'unable' })] });
    expect(layOutTrajectory(record, frame).notDone.map(({ item }) => item.on)).toEqual(['2026-01-01']);
  });

  it('is told in sentences for whoever does not see it', () => {
    const record = recordWith({ tests, baseline });
    const words = chartInWords(layOutTrajectory(record, frame), record);
    expect(words).toContain(
      'FVC: 2 tests, from 80.0 % predicted on 1 Jan 2025 to 74.0 % predicted on 1 Sep 2025.',
    );
    expect(words).toContain('Baseline: the test of 1 Jan 2025, set by a decision.');
  });

  it('leads by arrow keys from test to test and to the rows below, and reads what was recorded', () => {
    const record = recordWith({ tests, treatments: [treatment({ startedOn: '2025-02-01' })] });
    const items = focusablesOf(layOutTrajectory(record, frame));
    const readings = readingsOf(record, 'Europe/London');
    const path: (string | undefined)[] = [undefined];
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'End', 'ArrowDown', 'ArrowUp', 'x']) {
      path.push(moveFocus(items, path.at(-1), key));
    }
    const [first, last] = tests.map(({ lineageId }) => lineageId);
    expect(path.slice(1)).toEqual([last, first, first, last, 'course', last, undefined]);
    expect(readings.get(first ?? '')?.()).toMatchObject({
      on: '2025-01-01',
      title: 'FVC 3000 mL (3.00 L), 80.0 % predicted · DLCO 60.0 % predicted',
    });
    expect(
      readings
        .get(first ?? '')?.()
        .details.join(' · '),
    ).toContain('by Nina Nurse');
  });

  it('of 730 blows at home is laid out at once', () => {
    const blows = Array.from({ length: 730 }, (_, index) => {
      const day = new Date(Date.UTC(2024, 2, 1) + index * 86_400_000).toISOString().slice(0, 10);
      return pftItem(day, { fvcMl: 2600 - index, setting: 'home' });
    });
    const layout = layOutTrajectory(recordWith({ tests: blows }), { ...frame, view: 'measured' });
    expect(layout.panels[0]?.points).toHaveLength(730);
    expect(layout.panels[0]?.lines).toEqual([]);
    expect(focusablesOf(layout)).toHaveLength(730);
  });

  it.each([560, 700, 1000])('cuts no name of a drug or a guide line, %d pixels wide', (width) => {
    const drug = 'mycophenolate-mofetil';
    const record = recordWith({ treatments: [treatment({ drug, startedOn: '2025-06-01' })] });
    const { left, right, lanes } = layOutTrajectory(record, { ...frame, width });
    expect(lanes.map(({ label }) => label)).toEqual(['Mycophenolate mofetil']);
    expect(shortened('Mycophenolate mofetil', left)).toBe('Mycophenolate mofetil');
    expect(width - right).toBeGreaterThan('10 points lower'.length * 6.5 + 6);
  });

  it('shortens a name where there is no room at all, and leaves the most of it to the tests', () => {
    const record = recordWith({ treatments: [treatment({ drug: 'mycophenolate-mofetil' })] });
    const { left, right } = layOutTrajectory(record, { ...frame, width: 400 });
    expect(shortened('Mycophenolate mofetil', left)).toMatch(/^Mycophenol.*…$/);
    expect(right - left).toBeGreaterThan(150);
  });
});
