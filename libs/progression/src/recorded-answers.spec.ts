import { join } from 'node:path';
import { parseIsoDate } from '@interstice/clinical';
import { drawnRecord } from '@interstice/test-support/drawn-records';
import { answerLines, recordedAnswers } from '@interstice/test-support/recorded-answers';
import { assessSet } from './assess-set.js';
import { summarise } from './assess-progression.js';
import { ADVISORIES, CRITERION_SETS } from './criterion-sets.rules.js';
import { fallSince } from './fall-since.js';
import { progressionTimeline } from './progression-timeline.js';

const SINCE = ['2024-01-10', '2024-10-10', '2025-06-10'].map(parseIsoDate);
const file = join(import.meta.dirname, 'recorded-answers.txt');

function answersTo(seed: number): string {
  const record = drawnRecord(seed);
  const timeline = progressionTimeline(record);
  const judged = (sets: typeof CRITERION_SETS) => sets.map((set) => assessSet(timeline, set));
  const { sets, advisories, ...rest } = summarise(
    record,
    timeline,
    judged(CRITERION_SETS),
    judged(ADVISORIES),
  );
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

describe('What the definitions of progression say of drawn records', () => {
  it('is what was recorded, whole: a difference is a change of answers, and has to be meant (B-10 to B-17)', () => {
    const now = Array.from({ length: 40 }, (_, index) => answersTo(index + 1)).join('\n');
    expect(now).toBe(recordedAnswers(file, now));
  });
});
