import type { AgainstRule } from './option-rules.js';

const doc = 'treatment-approach-2026';
const AVOID = { doc, at: 'agents to avoid; pitfalls', ids: ['T-08', 'X-03'] };
const toAvoid = { ctds: 'every', use: 'any', during: 'always', strength: 'against' } as const;
const LONG_TERM = { doc, at: 'progressive disease, long-term glucocorticoids', ids: ['P-08'] };
const longTerm = { use: 'long-term', during: 'on-progression', because: 'not-stated' } as const;

/** What the summary recommends against. A course that runs is told beside it; whether to warn of it is another rule's. */
export const RECOMMENDED_AGAINST: readonly AgainstRule[] = [
  {
    id: 'against.ssc.glucocorticoid',
    ctds: ['ssc'],
    agents: ['glucocorticoid'],
    use: 'first-line',
    during: 'always',
    strength: 'strong-against',
    because: 'renal-crisis',
    aboveMgPerDay: 15,
    cite: { doc, at: 'first line, SSc-ILD, glucocorticoids; pitfalls', ids: ['T-03', 'X-02'] },
  },
  {
    id: 'against.methotrexate',
    ...toAvoid,
    agents: ['methotrexate'],
    because: 'may-worsen',
    dispute: 'methotrexate',
    cite: AVOID,
  },
  { id: 'against.leflunomide', ...toAvoid, agents: ['leflunomide'], because: 'may-worsen', cite: AVOID },
  { id: 'against.tnf-inhibitor', ...toAvoid, agents: ['tnf-inhibitor'], because: 'may-worsen', cite: AVOID },
  {
    id: 'against.abatacept',
    ...toAvoid,
    agents: ['abatacept'],
    because: 'may-worsen',
    dispute: 'abatacept',
    cite: AVOID,
  },
  {
    id: 'against.pirfenidone',
    ctds: 'every',
    agents: ['pirfenidone'],
    use: 'first-line',
    during: 'first-line-or-until-progression',
    strength: 'against',
    because: 'not-stated',
    cite: { doc, at: 'agents to avoid as first-line therapy', ids: ['T-08'] },
  },
  {
    id: 'against.antifibrotic-with-mycophenolate',
    ctds: 'every',
    agents: ['antifibrotic', 'mycophenolate'],
    together: true,
    use: 'from-the-start',
    during: 'until-progression',
    strength: 'against',
    because: 'no-benefit',
    cite: { doc, at: 'agents to avoid as first-line therapy; pitfalls', ids: ['T-08', 'X-05'] },
  },
  {
    id: 'against.glucocorticoid-maintenance',
    ctds: 'every',
    agents: ['glucocorticoid'],
    use: 'long-term',
    during: 'always',
    strength: 'pitfall',
    because: 'adverse-effects',
    beyondMonths: 3,
    cite: { doc, at: 'pitfalls, long-term glucocorticoids', ids: ['X-01'] },
  },
  {
    id: 'against.ssc.long-term-glucocorticoid',
    ctds: ['ssc'],
    agents: ['glucocorticoid'],
    ...longTerm,
    strength: 'strong-against',
    cite: LONG_TERM,
  },
  {
    id: 'against.others.long-term-glucocorticoid',
    ctds: ['ra', 'iim', 'mctd', 'sjd', 'sle', 'undifferentiated'],
    agents: ['glucocorticoid'],
    ...longTerm,
    strength: 'conditional-against',
    cite: LONG_TERM,
  },
];
