import { everyJudged } from '@interstice/progression';
import { explainAbsence, type Absent } from './explain-absence.js';
import { explainAlert } from './explain-alert.js';
import { explainCriterion, UnknownCriterionError } from './explain-progression.js';
import type { Explanation } from './explanation.js';
import { day, pft, recordOf, reviewed, symptoms } from './record.spec-support.js';
import type { AlertFinding, DueTest, ReviewResult } from './review-result.js';
import { NotAssessedError } from './surveillance/index.js';

const asOf = '2026-03-01';
const stable = recordOf({ pfts: [pft('2025-03-15', { pct: 80 }), pft('2026-01-15', { pct: 80 })] });
const result = reviewed(stable, asOf);
const why = (absent: Absent, of: ReviewResult = result): Explanation =>
  explainAbsence(absent, of, day(asOf), { values: true });
const texts = ({ lines }: Explanation): string[] => lines.map(({ text }) => text);
const sources = ({ lines }: Explanation): string[] =>
  lines.flatMap(({ cites }) => cites.map(({ doc, ids = [] }) => [doc, ...ids].join(' ')));

describe('What could not be judged (B-14)', () => {
  const without = (ruleId: string, test: DueTest | null): ReviewResult => ({
    ...result,
    cannotJudge: [{ ruleId, test, errorCode: 'rule-data' }],
  });

  it('is told of the test that the rule is about, and of no other', () => {
    const said = 'Rule height.for-severity could not be judged.';
    const failed = without('height.for-severity', 'height');
    expect(texts(why({ test: 'height' }, failed)).filter((text) => text === said)).toHaveLength(1);
    expect(texts(why({ test: 'symptom-report' }, failed))).not.toContain(said);
  });

  it('of an alert is no answer either way, and is all that is said of it', () => {
    const answer = why({ alert: 'blood.neutrophils' }, without('blood.neutrophils', null));
    expect(texts(answer)).toEqual([
      'Rule blood.neutrophils could not be judged: that is no answer either way, and an alert of it that stands stays as it is.',
    ]);
    expect(sources(answer)).toEqual(['interstice-choices B-14']);
    expect(answer.missing).toEqual([]);
  });

  it('of a definition says what it asks for, and names nothing as missing', () => {
    const progression = { ...result.progression, sets: [] };
    const of = explainCriterion(progression, 'inbuild.a', { values: true });
    expect(of.headline).toBe('INBUILD A cannot be judged yet.');
    expect(texts(of)).toEqual([
      'The last review could not judge it.',
      'INBUILD A asks for a relative fall in FVC of at least 10 % within 24 months.',
    ]);
    expect(sources(of)[0]).toMatch(/^inbuild-design /);
    expect(of.missing).toEqual([]);
    const whole = explainCriterion(progression, 'inbuild', { values: true });
    expect(whole.headline).toBe('INBUILD cannot be judged yet.');
    expect(whole.lines).toHaveLength(5);
  });

  it('is an error with a name and a code, and the names of those that are known', () => {
    expect(new NotAssessedError('inbuild')).toMatchObject({
      name: 'NotAssessedError',
      code: 'not-assessed',
      message: 'Criterion set "inbuild" has not been judged.',
    });
    expect(new UnknownCriterionError('inbuild.z')).toMatchObject({
      name: 'UnknownCriterionError',
      code: 'unknown-criterion',
    });
    expect(new UnknownCriterionError('inbuild.z').message).toMatch(
      /^There is no criterion "inbuild\.z"\. Known: inbuild, inbuild\.a, inbuild\.b, /,
    );
  });
});

describe('What a later version no longer has (B-34)', () => {
  it('is named by its id: a rule that wanted nothing, a protocol, an alert', () => {
    const former = { ...result, notDue: [{ ruleId: 'height.former', test: 'height', because: [] } as const] };
    expect(why({ test: 'height' }, former).lines).toEqual([
      { text: 'Does not apply now: rule height.former.', cites: [] },
    ]);
    const none = { ...result, protocolId: 'former', notDue: [] };
    expect(texts(why({ test: 'height' }, none))).toEqual(['No rule of protocol former asks for it.']);
    const alert: AlertFinding = {
      key: 'former:baseline',
      kind: 'progression',
      ruleId: 'former',
      episodeId: null,
      severity: 'warning',
      certainty: 'confirmed',
      mayOpen: true,
      mayOpenUntil: null,
      evidence: { criteria: ['former.a'], worstDeclineTenths: null, facts: [], progression: null },
      cites: [],
    };
    expect(explainAlert(alert, { values: true })).toEqual({
      headline: 'Alert of rule former.',
      lines: [],
      missing: [],
    });
  });

  it('a blood test is not due where no drug is watched, and the drugs that would be are named', () => {
    const [line] = why({ test: 'blood' }).lines;
    expect(line?.text).toMatch(
      /^No drug is on record whose blood is to be watched: mycophenolate, azathioprine, /,
    );
    const stopped = { ...result, bloodProtocolId: 'bsr-2017' };
    expect(texts(why({ test: 'blood' }, stopped))).toHaveLength(1);
  });
});

describe('An alert whose definition has since become open (B-03, B-14)', () => {
  const fall = [pft('2025-03-15', { pct: 100 }), pft('2025-09-15', { pct: 93 })];
  const worse = symptoms('2025-09-20', 'worse');
  const [alert] = reviewed(recordOf({ pfts: fall, symptoms: [worse] }), asOf).alerts;
  if (!alert) throw new Error('an alert was expected');
  const now = (record: Parameters<typeof recordOf>[0]): string[] => {
    const present = everyJudged(reviewed(recordOf(record), asOf).progression).find(
      ({ setId }) => setId === alert.ruleId,
    );
    return texts(explainAlert(alert, { values: true, present: present ?? null }));
  };

  it('says that it can no longer be judged where what was reported is gone', () => {
    expect(now({ pfts: fall })).toContain('By what has been recorded since, it can no longer be judged.');
  });

  it('says that it is no longer met where what was reported was the contrary', () => {
    const stableSince = [symptoms('2025-09-20', 'stable')];
    expect(now({ pfts: fall, symptoms: stableSince })).toContain(
      'By what has been recorded since, it is no longer met.',
    );
  });

  it('says of another latest test that it cannot be judged yet, or that it no longer shows it', () => {
    const third = pft('2026-01-15', { pct: 94 });
    expect(now({ pfts: [...fall, third] })).toContainEqual(
      expect.stringMatching(/^By the latest test it cannot be judged yet: FVC fell from 100.0 % predicted/),
    );
    const better = pft('2026-01-15', { pct: 99 });
    expect(now({ pfts: [...fall, better] })).toContainEqual(
      expect.stringMatching(/^The latest test no longer shows it: FVC fell from 100.0 % predicted/),
    );
  });

  it('says that nothing is left to compare where all other tests are gone', () => {
    expect(now({ pfts: fall.slice(1) })).toContain(
      'As the record stands now there is nothing to compare the latest test with.',
    );
  });
});
