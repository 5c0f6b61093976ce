import { describe, expect, it } from '@jest/globals';
import type { Analyte } from './analytes.js';
import { PANELS, panelState } from './complete-blood-count.js';

const CBC = PANELS['complete-blood-count'];

describe('A complete blood count', () => {
  it('is complete with white cells, neutrophils, haemoglobin and platelets, whatever else there is (B-23)', () => {
    expect(panelState('complete-blood-count', CBC)).toEqual({
      state: 'complete',
      missing: [],
      says: 'complete',
    });
    expect(panelState('complete-blood-count', ['mcv', ...CBC, 'alt']).state).toBe('complete');
  });

  it.each<[Analyte, string]>([
    ['wbc', 'partly done, white cells missing'],
    ['neutrophils', 'partly done, neutrophils missing'],
    ['haemoglobin', 'partly done, haemoglobin missing'],
    ['platelets', 'partly done, platelets missing'],
  ])('is partly done without %s, and says so', (absent, says) => {
    const measured = CBC.filter((analyte) => analyte !== absent);
    expect(panelState('complete-blood-count', measured)).toEqual({
      state: 'partly-done',
      missing: [absent],
      says,
    });
  });

  it('names everything that is missing', () => {
    expect(panelState('complete-blood-count', ['haemoglobin']).says).toBe(
      'partly done, white cells, neutrophils and platelets missing',
    );
  });

  it('is not done by other analytes, nor by a clotted sample, which measures nothing', () => {
    expect(panelState('complete-blood-count', ['alt', 'creatinine']).state).toBe('not-done');
    expect(panelState('complete-blood-count', [])).toEqual({
      state: 'not-done',
      missing: CBC,
      says: 'not done',
    });
  });
});
