import type { OptionRule, StatementRule } from './option-rules.js';

const situation = 'rapidly-progressive';
const doc = 'treatment-approach-2026';
const ctds = 'every';
const as = 'part-of-a-combination';
const COMBINE = { doc, at: 'rapidly progressive ILD, combination', ids: ['R-01', 'R-03'] };

/** What the summary lists for rapidly progressive disease, of whatever CTD. */
export const RAPIDLY_PROGRESSIVE: readonly OptionRule[] = [
  {
    id: 'rapid.methylprednisolone-pulse',
    situation,
    ctds,
    agents: ['methylprednisolone-pulse'],
    strength: 'conditional-for',
    cite: { doc, at: 'rapidly progressive ILD, pulse methylprednisolone', ids: ['R-02'] },
  },
  {
    id: 'rapid.mda5-triple',
    situation,
    ctds,
    agents: ['cyclophosphamide', 'tacrolimus', 'glucocorticoid'],
    strength: 'recommended',
    conditions: ['mda5'],
    cite: { doc, at: 'rapidly progressive ILD, MDA-5 positive', ids: ['R-04'] },
  },
  {
    id: 'rapid.rituximab',
    situation,
    ctds,
    agents: ['rituximab'],
    strength: 'option',
    as,
    cite: COMBINE,
  },
  {
    id: 'rapid.cyclophosphamide',
    situation,
    ctds,
    agents: ['cyclophosphamide'],
    strength: 'option',
    as,
    cite: COMBINE,
  },
  {
    id: 'rapid.ivig',
    situation,
    ctds,
    agents: ['ivig'],
    strength: 'option',
    as,
    cite: COMBINE,
  },
  {
    id: 'rapid.mycophenolate',
    situation,
    ctds,
    agents: ['mycophenolate'],
    strength: 'option',
    as,
    cite: COMBINE,
  },
  {
    id: 'rapid.calcineurin-inhibitor',
    situation,
    ctds,
    agents: ['calcineurin-inhibitor'],
    strength: 'option',
    as,
    cite: COMBINE,
  },
  {
    id: 'rapid.jak-inhibitor',
    situation,
    ctds,
    agents: ['jak-inhibitor'],
    strength: 'option',
    as,
    cite: COMBINE,
  },
];

export const RAPID_STATEMENTS: readonly StatementRule[] = [
  {
    id: 'rapid.several-agents',
    situation,
    says: 'several-agents',
    counts: [2, 3],
    strength: 'conditional-for',
    cite: { doc, at: 'rapidly progressive ILD, combination', ids: ['R-01'] },
  },
  {
    id: 'rapid.without-mda5',
    situation,
    says: 'without-mda5',
    counts: [2, 3],
    strength: 'conditional-for',
    cite: { doc, at: 'rapidly progressive ILD, without MDA-5', ids: ['R-04'] },
  },
];
