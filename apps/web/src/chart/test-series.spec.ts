import { describe, expect, it } from '@jest/globals';
import { pftItem } from './record.spec-support';
import { fullestView, linesOf, measuredTests, type View } from './test-series';

const joined = (tests: Parameters<typeof measuredTests>[0], view: View = 'pct') =>
  linesOf(measuredTests(tests, 'fvc', view).points).map((line) => line.map(({ on }) => on));

describe('the tests of a chart', () => {
  it('are joined by a line in the order of their days, whatever order they come in', () => {
    const tests = [
      pftItem('2026-03-01', { fvcPctPred: 70 }),
      pftItem('2025-03-01', { fvcPctPred: 80 }),
      pftItem('2025-09-01', { fvcPctPred: 75 }),
    ];
    expect(joined(tests)).toEqual([['2025-03-01', '2025-09-01', '2026-03-01']]);
  });

  it('are never joined across reference equations in % predicted, but are in litres', () => {
    const tests = [
      pftItem('2025-01-01', { fvcMl: 3000, fvcPctPred: 80, referenceEquation: 'GLI 2012' }),
      pftItem('2025-05-01', { fvcMl: 2900, fvcPctPred: 78, referenceEquation: 'GLI 2012' }),
      pftItem('2025-09-01', { fvcMl: 2800, fvcPctPred: 83, referenceEquation: 'GLI Global 2022' }),
    ];
    expect(joined(tests)).toEqual([['2025-01-01', '2025-05-01']]);
    expect(joined(tests, 'measured')).toEqual([['2025-01-01', '2025-05-01', '2025-09-01']]);
  });

  it('are joined across reference equations where they are recomputed on one; what cannot be recomputed is counted as not shown (B-10)', () => {
    const tests = [
      pftItem('2025-01-01', {
        fvcMl: 3000,
        fvcPctPred: 92.8,
        dlcoPctPred: 60,
        referenceEquation: 'GLI 2012',
      }),
      pftItem('2025-05-01', { fvcPctPred: 78, referenceEquation: 'GLI 2012' }),
      pftItem('2025-09-01', { fvcMl: 2990, fvcPctPred: 84.9, referenceEquation: 'GLI Global 2022' }),
    ];
    const [first, , last] = tests.map(({ lineageId }) => lineageId);
    const pcts = new Map([
      [first ?? '', 85.2],
      [last ?? '', 85],
    ]);
    const fvc = measuredTests(tests, 'fvc', 'one-equation', pcts);
    expect(linesOf(fvc.points).map((line) => line.map(({ value }) => value))).toEqual([[85.2, 85]]);
    expect([fvc.unit, fvc.notShown]).toEqual(['% predicted', 1]);
    expect(measuredTests(tests, 'dlco', 'one-equation', pcts).points.map(({ value }) => value)).toEqual([60]);
  });

  it('at home are not joined with those of the laboratory, nor before with after bronchodilator', () => {
    const tests = [
      pftItem('2025-01-01', { fvcPctPred: 80, setting: 'lab', bronchodilator: 'pre' }),
      pftItem('2025-02-01', { fvcPctPred: 70, setting: 'home', bronchodilator: 'pre' }),
      pftItem('2025-03-01', { fvcPctPred: 85, setting: 'lab', bronchodilator: 'post' }),
      pftItem('2025-04-01', { fvcPctPred: 79, setting: 'lab', bronchodilator: 'pre' }),
    ];
    expect(joined(tests)).toEqual([['2025-01-01', '2025-04-01']]);
    expect(measuredTests(tests, 'fvc', 'pct').points.map(({ shape }) => shape)).toEqual([
      'circle',
      'square',
      'diamond',
      'circle',
    ]);
  });

  it('of a graft are not joined with those of the own lungs (B-27)', () => {
    const days = ['2025-01-10', '2025-07-10', '2026-02-01', '2026-05-10'];
    const tests = days.map((on) => pftItem(on, { fvcPctPred: 80 }));
    const lines = (graftOn?: string) =>
      linesOf(measuredTests(tests, 'fvc', 'pct', undefined, graftOn).points).map((line) =>
        line.map(({ on }) => on),
      );
    expect(lines()).toEqual([days]);
    expect(lines('2026-02-01')).toEqual([days.slice(0, 2), days.slice(2)]);
  });

  it('that a clinician excluded are hollow and leave no corner in the line', () => {
    const tests = [
      pftItem('2025-01-01', { fvcPctPred: 80 }),
      pftItem('2025-05-01', { fvcPctPred: 50, excluded: { reason: 'Coughing.', on: '2025-05-02' } }),
      pftItem('2025-09-01', { fvcPctPred: 79 }),
    ];
    expect(joined(tests)).toEqual([['2025-01-01', '2025-09-01']]);
    expect(measuredTests(tests, 'fvc', 'pct').points.map(({ excluded }) => excluded)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('of poor quality have a shape of their own', () => {
    const { points } = measuredTests(
      ['C', 'D', 'U'].map((qualityGrade, index) =>
        pftItem(`2025-0${index + 1}-01`, { fvcPctPred: 80, qualityGrade: qualityGrade as 'C' }),
      ),
      'fvc',
      'pct',
    );
    expect(points.map(({ shape }) => shape)).toEqual(['circle', 'triangle', 'triangle']);
  });

  it('that were withdrawn or could not be done have no point', () => {
    const tests = [
      pftItem('2025-01-01', { fvcPctPred: 80 }, { withdrawn: { at: '2025-01-02T10:00:00Z' } }),
      pftItem('2025-02-01', { notDone: 'refused' }),
    ];
    expect(measuredTests(tests, 'fvc', 'pct').points).toEqual([]);
  });

  it('without the measure shown are counted, and the view that shows most is shown first', () => {
    const tests = [
      pftItem('2025-01-01', { fvcMl: 3000, fvcPctPred: 80 }),
      pftItem('2025-02-01', { fvcMl: 2600, setting: 'home' }),
    ];
    expect(measuredTests(tests, 'fvc', 'pct').notShown).toBe(1);
    expect(measuredTests(tests, 'fvc', 'measured').notShown).toBe(0);
    expect(fullestView(tests)).toBe('measured');
    expect(fullestView(tests.slice(0, 1))).toBe('pct');
  });

  it('of DLCO are shown in one unit, and corrected ones are not joined with uncorrected ones', () => {
    const tests = [
      pftItem('2025-01-01', { dlco: 15, dlcoUnit: 'mL/min/mmHg', dlcoPctPred: 60 }),
      pftItem('2025-02-01', { dlco: 5, dlcoUnit: 'mmol/min/kPa', dlcoPctPred: 59, hbCorrected: true }),
      pftItem('2025-03-01', { dlco: 4.9, dlcoUnit: 'mmol/min/kPa', dlcoPctPred: 58 }),
    ];
    const measured = measuredTests(tests, 'dlco', 'measured');
    expect(measured).toMatchObject({ unit: 'mmol/min/kPa', notShown: 1 });
    expect(measured.points.map(({ value }) => value)).toEqual([5, 4.9]);
    const lines = linesOf(measuredTests(tests, 'dlco', 'pct').points);
    expect(lines.map((line) => line.map(({ on }) => on))).toEqual([['2025-01-01', '2025-03-01']]);
  });
});
