import { parseIsoDate, type FactRef } from '@interstice/clinical';
import { completedBy } from './completed-by.js';
import type { DueItemFinding, DueTest } from './review-result.js';

const on = parseIsoDate('2026-01-12');
const ref = (kind: FactRef['kind'], lineageId: string): FactRef => ({ kind, lineageId, on });
const [PFT, OTHER_PFT, SCAN, REPORT] = [
  ref('pft', 'pft'),
  ref('pft', 'other pft'),
  ref('hrct', 'scan'),
  ref('symptom-report', 'report'),
];
type Rule = DueItemFinding['rules'][number];
const completed = (test: DueTest, because: readonly FactRef[], missing: Rule['missing'] = []) => {
  const window = { opensOn: on, targetOn: on, closesOn: on };
  return completedBy({ test, rules: [{ ruleId: 'rule', ...window, because, missing, cites: [] }] })
    ?.lineageId;
};

describe('The result that an item asks to be completed (B-14)', () => {
  it('is the one that lacks what is missing, whatever stands first among the facts', () => {
    const lacks = { what: 'reference-equation', because: 'equation-named-once', of: OTHER_PFT } as const;
    expect(completed('pft-values', [PFT, OTHER_PFT], [lacks])).toBe('other pft');
    const without = { what: 'haemoglobin', because: 'dlco-uncorrected' } as const;
    expect(completed('pft-values', [PFT, OTHER_PFT], [without, lacks])).toBe('other pft');
  });

  it('is else the first fact of the kind that can be completed', () => {
    expect(completed('hrct-comparison', [REPORT, PFT, SCAN])).toBe('scan');
    expect(completed('haemoglobin', [SCAN, PFT, OTHER_PFT])).toBe('pft');
    expect(completed('hrct-comparison', [PFT])).toBeUndefined();
  });

  it('is none where something has to be done that is not on record yet', () => {
    const of = { what: 'fvc-litres', because: 'no-common-measure', of: PFT } as const;
    for (const test of ['pft', 'dlco', 'hrct', 'blood', 'symptom-report', 'height', 'joint-visit'] as const)
      expect(completed(test, [PFT, SCAN, REPORT], [of])).toBeUndefined();
  });
});
