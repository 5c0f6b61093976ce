import { describe, expect, it } from '@jest/globals';
import type { AdviceAgainst, TreatmentOption } from '@interstice/contracts';
import { againstParts, partsOf, shortStrength } from './option-words';

const option = (id: string, state: TreatmentOption['state']) => ({ id, state }) as TreatmentOption;
const advice = (id: string, given: Partial<AdviceAgainst> = {}) =>
  ({ id, courses: [], isConflict: false, ...given }) as unknown as AdviceAgainst;

describe('Treatment options on the screen (P-06, B-33)', () => {
  it('keep what runs, is planned or was tried apart from what could be begun', () => {
    const parts = partsOf([
      option('a', 'running'),
      option('b', 'open'),
      option('c', 'tried'),
      option('d', 'planned'),
    ]);
    expect(parts.open.map(({ id }) => id)).toEqual(['b']);
    expect(parts.used.map(({ id }) => id)).toEqual(['a', 'c', 'd']);
  });

  it('never fold away what is recommended against and runs all the same, or what contradicts a list', () => {
    const parts = againstParts([
      advice('quiet'),
      advice('running', { courses: ['Methotrexate, running since 1 May 2024.'] }),
      advice('conflict', { isConflict: true }),
    ]);
    expect(parts.pressing.map(({ id }) => id)).toEqual(['running', 'conflict']);
    expect(parts.others.map(({ id }) => id)).toEqual(['quiet']);
  });

  it('shorten what a source says to its beginning', () => {
    expect(
      shortStrength('Recommended against, conditionally or strongly: the source does not say which'),
    ).toBe('Recommended against');
    expect(shortStrength('Recommended; how strongly is not stated')).toBe('Recommended');
    expect(shortStrength('Preferred')).toBe('Preferred');
  });
});
