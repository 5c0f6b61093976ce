import { day } from './record.spec-support.js';
import { scoreChanges, type ReportOfSymptoms } from './symptom-scores.js';

const report = (on: string, given: Partial<ReportOfSymptoms> = {}): ReportOfSymptoms => ({
  lineageId: on,
  reportedOn: day(on),
  change: 'stable',
  ...given,
});

describe('Scores on record (D-05)', () => {
  it('are of reports with an instrument and a score, and of no other', () => {
    const half = [report('2026-01-01', { instrument: 'K-BILD total' }), report('2026-01-02', { score: 40 })];
    expect(scoreChanges(half)).toEqual([]);
    expect(scoreChanges([])).toEqual([]);
    const whole = report('2026-01-03', { instrument: 'K-BILD total', score: 40 });
    expect(scoreChanges([...half, whole])).toHaveLength(1);
  });

  it('are told last first', () => {
    const told = scoreChanges([
      report('2026-01-01', { instrument: 'TDI', score: 1 }),
      report('2026-03-01', { instrument: 'LCQ total', score: 10 }),
      report('2026-02-01', { instrument: 'K-BILD total', score: 40 }),
    ]);
    expect(told.map(({ instrument }) => instrument)).toEqual(['LCQ total', 'K-BILD total', 'TDI']);
  });
});
