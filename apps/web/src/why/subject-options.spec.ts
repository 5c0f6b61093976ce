import { describe, expect, it } from '@jest/globals';
import type { WhySubjects } from '@interstice/contracts';
import { optionsOf, subjectOf } from './subject-options';

const SUBJECTS: WhySubjects = {
  groups: [
    { title: 'Is it due?', subjects: [{ ask: 'test', id: 'dlco', title: 'DLCO' }] },
    { title: 'Is it met?', subjects: [{ ask: 'criterion', id: 'dlco', title: 'Fall of DLCO' }] },
  ],
};

describe('what one can ask why about', () => {
  it('is offered in its groups, and nothing is chosen at first', () => {
    expect(optionsOf(SUBJECTS)).toEqual([
      { value: '', label: 'Choose …' },
      { group: 'Is it due?', items: [{ value: 'test dlco', label: 'DLCO' }] },
      { group: 'Is it met?', items: [{ value: 'criterion dlco', label: 'Fall of DLCO' }] },
    ]);
    expect(subjectOf(SUBJECTS, '')).toBeUndefined();
  });

  it('is the one that was chosen, also where a test and a definition share an id', () => {
    expect(subjectOf(SUBJECTS, 'criterion dlco')?.title).toBe('Fall of DLCO');
  });
});
