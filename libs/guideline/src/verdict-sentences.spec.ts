import { explainCriterion } from './explain-progression.js';
import { comparedHrct, day, pft, recordOf, reviewed, symptoms } from './record.spec-support.js';

const headline = (record: ReturnType<typeof recordOf>, id: string, asOf: string) =>
  explainCriterion(reviewed(record, asOf).progression, id, { values: false, asOf: day(asOf) }).headline;

describe('A verdict of the past', () => {
  const findings = recordOf({
    hrcts: [comparedHrct('2020-01-10', 'increased', '2019-01-10')],
    symptoms: [symptoms('2020-02-01', 'worse')],
  });

  it('says of which day it is, from the day on which its facts lie outside the window', () => {
    expect(headline(findings, 'inbuild.d', '2022-01-10')).toBe('INBUILD D is met.');
    const past = 'is met as of 1 Feb 2020, outside the window today.';
    expect(headline(findings, 'inbuild.d', '2022-01-11')).toBe(`INBUILD D ${past}`);
    expect(headline(findings, 'inbuild', '2022-01-11')).toBe(`INBUILD ${past}`);
  });

  it('says so of a fall of long ago beside symptoms of now', () => {
    const fall = recordOf({
      pfts: [pft('2018-01-10', { pct: 80 }), pft('2019-01-12', { pct: 75 })],
      symptoms: [symptoms('2026-02-01', 'worse')],
    });
    expect(headline(fall, 'inbuild.b', '2026-03-01')).toBe(
      'INBUILD B is met as of 1 Feb 2026, outside the window today.',
    );
  });
});
