import { describe, expect, it } from '@jest/globals';
import { citedPlaces } from './cited-places';

describe('The sources of an answer', () => {
  it('name each document once with all of its places, in the order in which they are cited (B-33)', () => {
    const choices = { doc: 'interstice-choices', title: 'Interstice: choices' };
    expect(
      citedPlaces([
        { ...choices, at: 'B-28', ids: ['B-28'] },
        {
          doc: 'approach',
          at: 'critical pitfalls',
          title: 'An approach',
          url: 'https://example.org',
          ids: ['X-05'],
        },
        { ...choices, at: 'documented progression', ids: ['X-05', 'B-08'] },
        { ...choices, at: 'B-28', ids: ['B-28', 'B-20'] },
        { doc: 'untitled', at: 'table 1' },
      ]),
    ).toEqual([
      { ...choices, places: ['B-28 (B-20)', 'documented progression (X-05, B-08)'] },
      {
        doc: 'approach',
        title: 'An approach',
        url: 'https://example.org',
        places: ['critical pitfalls (X-05)'],
      },
      { doc: 'untitled', title: 'untitled', places: ['table 1'] },
    ]);
  });
});
