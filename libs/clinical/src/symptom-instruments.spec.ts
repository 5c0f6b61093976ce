import { describe, expect, it } from '@jest/globals';
import { instrumentKey, SYMPTOM_INSTRUMENTS } from './symptom-instruments.js';

describe('the name of an instrument', () => {
  it('is the same however it was typed, and each of those offered has its own', () => {
    expect(instrumentKey('  k-BILD \t  total ')).toBe('k-bild total');
    expect(instrumentKey('K-BILD total')).toBe('k-bild total');
    expect(new Set(SYMPTOM_INSTRUMENTS.map(instrumentKey)).size).toBe(SYMPTOM_INSTRUMENTS.length);
  });
});
