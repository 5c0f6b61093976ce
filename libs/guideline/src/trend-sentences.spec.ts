import { assessProgression, CRITERION_SETS } from '@interstice/progression';
import { explainAlert } from './explain-alert.js';
import { pft, recordOf, reviewed } from './record.spec-support.js';
import { SOURCES } from './sources.js';
import { explainSlope, likelihoodLines } from './trend-sentences.js';

const pfts = [
  pft('2024-01-10', { ml: 3000 }),
  pft('2025-01-10', { ml: 2700 }),
  pft('2026-01-12', { ml: 2500 }),
  pft('2026-02-20', { ml: 2450 }),
];
const of = (tests: typeof pfts) => assessProgression(recordOf({ pfts: tests }), CRITERION_SETS);

describe('The sentences of the slope', () => {
  it('tell figures, period and interval beside the published groups, and that no alert follows', () => {
    const { slope } = of(pfts);
    if (!slope) throw new Error('no slope');
    const told = explainSlope(slope, { values: true });
    expect(told.headline).toMatch(
      /^FVC changes by -2\d\d mL a year \(95 % interval -\d+ to -\d+\), from 3 tests between 10 Jan 2025 and 20 Feb 2026\.$|^FVC changes by -2\d\d mL a year \(95 % interval -\d+ to \d+\), from 3 tests between 10 Jan 2025 and 20 Feb 2026\.$/,
    );
    expect(told.lines.map(({ text }) => text)).toEqual([
      'A straight line by least squares. It takes 3 acceptable laboratory tests of one series, with FVC in litres, over at least 6 months.',
      expect.stringMatching(
        /^Over the whole record: FVC changes by -\d+ mL a year .* from 4 tests between 10 Jan 2024/,
      ),
      'To read it beside: -26 mL a year in healthy people matched to SENSCIS.',
      'To read it beside: -178.6 mL a year in INBUILD (progressive, autoimmune) on placebo.',
      'To read it beside: -75.9 mL a year in INBUILD (progressive, autoimmune) on nintedanib.',
      'Trials report adjusted means of groups, this is the line of one person. No alert follows from it.',
    ]);
    for (const { doc } of told.lines.flatMap(({ cites }) => cites))
      expect(Object.keys(SOURCES)).toContain(doc);
  });

  it('tell without values the tests and days alone', () => {
    const { slope } = of(pfts);
    if (!slope) throw new Error('no slope');
    const told = explainSlope(slope, { values: false });
    expect(told.headline).toBe(
      'The slope of FVC can be told from 3 tests between 10 Jan 2025 and 20 Feb 2026.',
    );
    const figures = [slope.recent, slope.whole].flatMap((period) =>
      period ? [period.mlPerYear, period.lowMlPerYear, period.highMlPerYear] : [],
    );
    for (const figure of figures) expect(JSON.stringify(told)).not.toContain(`${figure} mL`);
  });

  it('say what it takes where there are too few tests, without figures of others', () => {
    const { slope } = of(pfts.slice(0, 2));
    if (!slope) throw new Error('no slope');
    expect(explainSlope(slope, { values: true })).toEqual({
      headline:
        'No slope of FVC can be told over the 24 months before the latest test: it takes 3 acceptable laboratory tests of one series, with FVC in litres, over at least 6 months.',
      lines: [],
      missing: [],
    });
  });
});

describe('How sure a fall is', () => {
  it('stands with the alert, with its source, as a probability only where values are read', () => {
    const result = reviewed(recordOf({ pfts: pfts.slice(0, 2) }), '2025-02-01');
    const present = result.progression.sets.find(({ setId }) => setId === 'inbuild');
    const [alert] = result.alerts;
    if (!alert || !present) throw new Error('no alert');
    const texts = (values: boolean) => explainAlert(alert, { values, present }).lines.map(({ text }) => text);
    expect(texts(true)).toContain(
      'How sure: with a probability of 50 % the true fall from 10 Jan 2024 to 10 Jan 2025 reaches the threshold that it met, by the variability of healthy people, from 2 tests between 10 Jan 2024 and 10 Jan 2025. It decides nothing.',
    );
    expect(texts(false)).toContain(
      'How sure: whether the true fall from 10 Jan 2024 to 10 Jan 2025 reaches the threshold that it met can be reckoned by the variability of healthy people, from 2 tests between 10 Jan 2024 and 10 Jan 2025. It decides nothing.',
    );
    expect(likelihoodLines(present, { values: true })[0]?.cites.map(({ doc }) => doc)).toEqual([
      'ats-ers-2005',
      'interstice-choices',
    ]);
  });

  it('is told of the greatest and of the latest fall, never as certain, and not where nothing is known', () => {
    const inbuild = of(pfts).sets.find(({ setId }) => setId === 'inbuild');
    expect(likelihoodLines(inbuild, { values: true }).length).toBeGreaterThan(0);
    const [high] = likelihoodLines(
      of([pft('2025-01-10', { ml: 3000 }), pft('2026-01-10', { ml: 1500 })]).sets[0],
      { values: true },
    );
    expect(high?.text).toContain('at least 99 %');
    expect(likelihoodLines(null, { values: true })).toEqual([]);
  });

  it('moves neither the alert nor what it is compared by (B-11)', () => {
    const { alerts } = reviewed(recordOf({ pfts }), '2026-03-01');
    expect(JSON.stringify(alerts)).not.toMatch(/likelihood|slope/);
  });
});
