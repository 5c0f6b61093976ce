import { describe, expect, it } from '@jest/globals';
import { parseIsoDate, type OxygenNeed, type PersonFact } from '@interstice/clinical';
import { explainRapidProgression, rapidProgression } from './rapid-progression.js';
import { oxygen, recordOf, reviewed } from './record.spec-support.js';

const of = (kind: string, on: string) => ({ on: parseIsoDate(on), lineageId: kind, id: `${kind} v1` });
const flagged = (flag: boolean, on: string): PersonFact => ({
  kind: 'rapidly-progressive',
  value: { flag },
  ...of('flag', on),
});
const antibodies = (name: string): PersonFact => ({
  kind: 'antibodies',
  value: { antibodies: [name] },
  ...of('antibodies', '2026-01-10'),
});
const saturation = (on: string, spo2: number, atRest = true): OxygenNeed => ({
  ...of(`saturation ${on}`, on),
  spo2,
  atRest,
});
const rising = [oxygen('2026-01-05', 1, 'at rest'), oxygen('2026-01-20', 3, 'at rest')];
const told = (facts: Parameters<typeof recordOf>[0], values = true) =>
  explainRapidProgression(rapidProgression(recordOf(facts)), { values });
const PROMPT = 'Consider whether this is rapidly progressive.';

describe('The prompt to consider rapid progression', () => {
  it.each<[string, Parameters<typeof recordOf>[0], string]>([
    [
      'a rising need for oxygen',
      { oxygenNeeds: rising },
      'The need for oxygen rose from 1 l/min on 5 Jan 2026 to 3 l/min on 20 Jan 2026.',
    ],
    [
      'a falling saturation',
      { oxygenNeeds: [saturation('2026-01-05', 96), saturation('2026-01-20', 91)] },
      'The oxygen saturation fell from 96 % on 5 Jan 2026 to 91 % on 20 Jan 2026.',
    ],
    [
      'antibodies against MDA5, however they are written',
      { person: [antibodies('Anti-MDA-5')] },
      'Antibodies against MDA5 are on record since 10 Jan 2026.',
    ],
  ])('names %s and says that no rule decides', (_, facts, words) => {
    const found = told(facts);
    expect(found?.headline).toBe(PROMPT);
    expect(found?.lines.map(({ text }) => text)).toEqual([
      words,
      'No rule says so and no alert follows: whether it is, is a clinician’s to say.',
    ]);
  });

  it.each<[string, Parameters<typeof recordOf>[0]]>([
    ['nothing is on record', {}],
    ['the need for oxygen fell', { oxygenNeeds: [oxygen('2026-01-05', 3), oxygen('2026-01-20', 1)] }],
    [
      'more is needed on exertion than at rest',
      { oxygenNeeds: [oxygen('2026-01-05', 1, 'at rest'), oxygen('2026-01-20', 3, 'on exertion')] },
    ],
    [
      'the saturation is lower on exertion than at rest',
      { oxygenNeeds: [saturation('2026-01-05', 96), saturation('2026-01-20', 91, false)] },
    ],
    ['another antibody is on record', { person: [antibodies('anti-Jo-1')] }],
    ['antibodies against MDA5 were looked for and not found', { person: [antibodies('Anti-MDA5 negative')] }],
    ['a clinician has said no since', { oxygenNeeds: rising, person: [flagged(false, '2026-01-20')] }],
  ])('is silent where %s', (_, facts) => {
    expect(told(facts)).toBeNull();
  });

  it('speaks again of what came after a clinician said no', () => {
    expect(told({ oxygenNeeds: rising, person: [flagged(false, '2026-01-19')] })?.headline).toBe(PROMPT);
  });

  it('makes way for the flag once a clinician has set it', () => {
    expect(told({ person: [flagged(true, '2026-01-25')] })?.headline).toBe(
      'Flagged as rapidly progressive by a clinician, from 25 Jan 2026 on.',
    );
  });

  it('shows no figure and no antibody to who reads no values (B-34)', () => {
    const found = told({ oxygenNeeds: rising, person: [antibodies('anti-MDA5')] }, false);
    expect(JSON.stringify(found?.lines.map(({ text }) => text))).not.toMatch(/MDA|l\/min| 1 | 3 /);
  });

  it('comes with every review and raises nothing', () => {
    const record = recordOf({ oxygenNeeds: rising, person: [antibodies('anti-MDA5')] });
    const { alerts, rapidProgression: found, dueItems } = reviewed(record, '2026-03-01');
    expect(found?.oxygen?.later).toBe(3);
    expect(alerts).toEqual([]);
    expect(dueItems).toEqual(reviewed(recordOf({}), '2026-03-01').dueItems);
  });
});
