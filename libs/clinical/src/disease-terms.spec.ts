import { describe, expect, it } from '@jest/globals';
import { CTD_SUBTYPES, hrctPatternOf, HRCT_PATTERNS, isAntiScl70, isDiffuse } from './disease-terms.js';

describe('The words of a disease as they were typed (D-01, D-02, D-04)', () => {
  it('name one HRCT pattern, or another', () => {
    expect(HRCT_PATTERNS.map(hrctPatternOf)).toEqual([...HRCT_PATTERNS]);
    expect(['fibrotic nsip', 'probable UIP', '  LIP?', 'OP '].map(hrctPatternOf)).toEqual([
      'NSIP',
      'UIP',
      'LIP',
      'OP',
    ]);
    expect(['NSIP with OP', 'unclassifiable', 'COP-like', ''].map(hrctPatternOf)).toEqual(
      Array<string>(4).fill('other'),
    );
  });

  it('name anti-Scl-70 under either of its names, and not where it is negative', () => {
    const names = ['anti-Scl-70', 'Scl70', 'SCL 70 positive', 'anti-topoisomerase I', 'anti-Topo-1'];
    expect(names.filter(isAntiScl70)).toEqual(names);
    const others = ['anti-Scl-70 negative', 'anti-topoisomerase II', 'anti-Scl-75', 'PM-Scl', 'anti-Jo-1'];
    expect(others.filter(isAntiScl70)).toEqual([]);
  });

  it('say diffuse, limited, or neither', () => {
    expect(CTD_SUBTYPES.ssc?.map(isDiffuse)).toEqual([true, false]);
    expect(['Diffuse SSc', 'dcSSc', 'lcSSc', 'CREST syndrome'].map(isDiffuse)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([undefined, 'sine scleroderma', 'diffuse or limited', 'diffusely unclear'].map(isDiffuse)).toEqual(
      [null, null, null, null],
    );
  });
});
