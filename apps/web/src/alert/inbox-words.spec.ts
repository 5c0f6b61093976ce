import { describe, expect, it } from '@jest/globals';
import { searchInWords } from './inbox-words';

describe('What of the inbox a sheet of paper holds', () => {
  it('is said in words, with every filter and the order', () => {
    expect(searchInWords({}, 'due')).toBe('To decide. Order: what is due first.');
    expect(
      searchInWords(
        { mine: true, kind: 'blood', certainty: 'provisional', status: 'acknowledged' },
        'severity',
      ),
    ).toBe('To decide: only yours, acknowledged, provisional, blood tests. Order: gravest first.');
    expect(searchInWords({ status: 'dismissed' }, 'newest')).toBe('Dismissed. Order: newest first.');
  });
});
