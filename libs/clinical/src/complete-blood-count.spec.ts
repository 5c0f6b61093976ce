import { describe, expect, it } from '@jest/globals';
import type { Analyte } from './analytes.js';
import { isPanelComplete, PANELS, panelState, type Panel } from './complete-blood-count.js';

const amounts = (...analytes: readonly Analyte[]) =>
  Object.fromEntries(analytes.map((analyte) => [analyte, 1]));

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

  it('is complete with either of two analytes where one is enough, and names the first where neither is there', () => {
    for (const one of ['alt', 'ast'] as const) {
      expect(panelState('blood-count-and-liver', [...CBC, one]).state).toBe('complete');
      expect(isPanelComplete('blood-count-and-liver', amounts(...CBC, one))).toBe(true);
    }
    expect(panelState('blood-count-and-liver', CBC).says).toBe('partly done, ALT missing');
    expect(panelState('blood-count-and-liver', ['ast']).state).toBe('partly-done');
    expect(panelState('liver-enzymes', CBC)).toMatchObject({ state: 'not-done', missing: ['alt'] });
    expect(isPanelComplete('liver-enzymes', amounts(...CBC))).toBe(false);
  });

  it('is complete for whoever asks it of many tests where nothing is missing', () => {
    for (const panel of Object.keys(PANELS) as Panel[]) {
      const all = [...PANELS[panel], 'alt'] as const;
      for (const measured of [all, all.slice(1), []])
        expect(isPanelComplete(panel, amounts(...measured))).toBe(
          panelState(panel, measured).state === 'complete',
        );
    }
  });
});
