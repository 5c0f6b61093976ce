import { join } from 'node:path';
import { parseIsoDate, type PatientRecord } from '@interstice/clinical';
import { drawnRecord } from '@interstice/test-support/drawn-records';
import { answerLines, recordedAnswers } from '@interstice/test-support/recorded-answers';
import { assessSet } from './assess-set.js';
import { summarise } from './assess-progression.js';
import { ADVISORIES, CRITERION_SETS } from './criterion-sets.rules.js';
import { crowdedRecord } from './crowded-records.spec-support.js';
import { fallSince } from './fall-since.js';
import { progressionTimeline } from './progression-timeline.js';

const SINCE = ['2024-01-10', '2024-10-10', '2025-06-10'].map(parseIsoDate);
const fileOf = (name: string) => join(import.meta.dirname, name);

function judged(record: PatientRecord) {
  const timeline = progressionTimeline(record);
  const assess = (sets: typeof CRITERION_SETS) => sets.map((set) => assessSet(timeline, set));
  return { timeline, ...summarise(record, timeline, assess(CRITERION_SETS), assess(ADVISORIES)) };
}

function answersTo(seed: number): string {
  const { timeline, sets, advisories, ...rest } = judged(drawnRecord(seed));
  const { notUsed, circumstances, ...told } = rest;
  const bySet = [...sets, ...(advisories ?? [])].flatMap(({ setId, criteria, nearMisses, ...set }) => [
    [setId, set],
    [`${setId} criterion`, criteria],
    [`${setId} near miss`, nearMisses],
  ]);
  return answerLines(`record ${seed}`, {
    ...Object.fromEntries(bySet),
    told,
    since: SINCE.map((day) => ({ day, ...fallSince(timeline, day) })),
    'not used': notUsed,
    circumstance: circumstances,
  });
}

/** The verdicts with their pairs, near misses and the story, without what the tests say again. */
function shortAnswersTo(seed: number, tests: number): string {
  const { sets, advisories, episodeId, baselineOn, notUsed } = judged(crowdedRecord(seed, tests));
  const days = (
    pair: {
      readonly earlier: { readonly lineageId: string };
      readonly later: { readonly lineageId: string };
    } | null,
  ) => pair && `${pair.earlier.lineageId} to ${pair.later.lineageId}`;
  const bySet = [...sets, ...(advisories ?? [])].flatMap(
    ({ setId, verdict, criteria, nearMisses, story, missing }) => [
      [setId, { verdict, missing: missing.map(({ what, because }) => `${what}, ${because}`) }],
      [
        `${setId} criteria`,
        Object.fromEntries(
          criteria.map(({ criterionId, verdict: found, pair }) => [
            criterionId.replace(`${setId}.`, ''),
            [found, days(pair), pair?.measure, pair?.declineTenths].filter(Boolean).join(', '),
          ]),
        ),
      ],
      [
        `${setId} story`,
        {
          ...story,
          worst: days(story.worst),
          latest: days(story.latest),
          facts: story.facts.map(({ lineageId }) => lineageId).join(', '),
          'near misses': nearMisses.map(({ criterionId, pair }) => `${criterionId} ${days(pair)}`),
        },
      ],
    ],
  );
  return answerLines(`record ${seed} of ${tests} tests`, {
    ...Object.fromEntries(bySet),
    told: {
      episodeId,
      baselineOn,
      'not used': notUsed.map(({ lineageId, reason }) => `${lineageId} ${reason}`),
    },
  });
}

describe('What the definitions of progression say of drawn records', () => {
  it('is what was recorded, whole: a difference is a change of answers, and has to be meant (B-10 to B-17)', () => {
    const now = Array.from({ length: 40 }, (_, index) => answersTo(index + 1)).join('\n');
    expect(now).toBe(recordedAnswers(fileOf('recorded-answers.txt'), now));
  });

  it('is what was recorded where values and days lie close together, in short (B-10 to B-17)', () => {
    const sizes = [...Array.from({ length: 36 }, (_, index) => 4 + (index % 9)), 35, 45, 55, 65];
    const now = sizes.map((tests, index) => shortAnswersTo(index + 1, tests)).join('\n');
    expect(now).toBe(recordedAnswers(fileOf('recorded-crowded.txt'), now));
  });
});
