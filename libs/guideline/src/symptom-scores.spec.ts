import { reportOf, SYMPTOM_SCORE_CASES } from './symptom-scores.cases.js';
import { parseIsoDate } from '@interstice/clinical';
import { INSTRUMENT_RULES } from './symptom-instruments.rules.js';
import { scoreLine } from './symptom-score-sentences.js';
import { scoreChanges } from './symptom-scores.js';
import { SOURCES } from './sources.js';

describe('The last score of a questionnaire', () => {
  it.each(SYMPTOM_SCORE_CASES.map((one) => [one.name, one] as const))(
    'is set beside the word of its report: %s (D-05)',
    (_, { reports, suggests, notJudged, differs }) => {
      for (const inAnyOrder of [reports, [...reports].reverse()]) {
        const [last] = scoreChanges(inAnyOrder);
        expect(last).toMatchObject({ suggests, notJudged, differs });
      }
    },
  );

  it('is told for each instrument, the one scored last first; a report without a score says nothing', () => {
    const reports = [
      reportOf(['2026-01-05', 'TDI', -3], 1),
      reportOf(['2025-01-05', 'LCQ total', 10], 2),
      reportOf(['2026-02-05', null, 0], 3),
      reportOf(['2026-02-01', 'LCQ total', 9], 4),
    ];
    expect(scoreChanges(reports).map(({ instrument }) => instrument)).toEqual(['LCQ total', 'TDI']);
    expect(scoreChanges([])).toEqual([]);
  });

  it('is compared with none of before a transplantation, and stands where nothing was said since (B-27)', () => {
    const reports = [
      reportOf(['2025-03-03', 'LCQ total', 15], 1),
      reportOf(['2026-03-01', 'LCQ total', 12], 2),
    ];
    const earlier = (since: string) =>
      scoreChanges(reports, parseIsoDate(since)).map((one) => one.earlier?.on);
    expect(earlier('2026-03-01')).toEqual([undefined]);
    expect(earlier('2025-03-04')).toEqual([undefined]);
    expect(earlier('2025-03-03')).toEqual(['2025-03-03']);
    expect(earlier('2026-03-02')).toEqual(['2025-03-03']);
  });

  it('differs from a word only where both are about the same time', () => {
    const [earlier, later] = [
      reportOf(['2025-03-03', 'LCQ total', 15], 1),
      reportOf(['2026-03-01', 'LCQ total', 12], 2),
    ];
    const comparedWith = (on: string) => [earlier, { ...later, comparedWithOn: parseIsoDate(on) }];
    expect(scoreChanges(comparedWith('2025-03-03'))[0]?.differs).toBe(true);
    expect(scoreChanges(comparedWith('2025-03-02'))[0]?.differs).toBe(false);
  });

  it('shows neither figures, nor what they suggest, nor a name that somebody wrote, without values', () => {
    for (const { reports } of SYMPTOM_SCORE_CASES) {
      for (const change of scoreChanges(reports)) {
        const { text } = scoreLine(change, { values: false });
        expect(text).not.toMatch(/better|worse|stable|differ|Our own/);
      }
    }
  });
});

describe('The minimal differences', () => {
  it('cite a document that was read, and a proxy says that it is one', () => {
    const sources: Readonly<Record<string, { readonly status: string }>> = SOURCES;
    for (const { cite, estimatedIn } of INSTRUMENT_RULES)
      expect(sources[cite.doc]?.status).toBe(estimatedIn === null ? 'own-choice' : 'verified');
  });
});
