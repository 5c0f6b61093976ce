import type { OptionRule, StatementRule } from './option-rules.js';

const situation = 'on-progression';
const doc = 'treatment-approach-2026';
const EVERY = { doc, at: 'progressive disease, every CTD-ILD', ids: ['P-06'] };
const BY_DISEASE = { doc, at: 'progressive disease, by CTD', ids: ['P-07'] };

/** What follows progression, as the summary lists it: what holds for every disease, then what is for some. */
export const ON_PROGRESSION: readonly OptionRule[] = [
  {
    id: 'progression.every.mycophenolate',
    situation,
    ctds: 'every',
    agents: ['mycophenolate'],
    strength: 'conditional-for',
    cite: EVERY,
  },
  {
    id: 'progression.every.rituximab',
    situation,
    ctds: 'every',
    agents: ['rituximab'],
    strength: 'conditional-for',
    cite: EVERY,
  },
  {
    id: 'progression.every.cyclophosphamide',
    situation,
    ctds: 'every',
    agents: ['cyclophosphamide'],
    strength: 'conditional-for',
    cite: EVERY,
  },
  {
    id: 'progression.every.nintedanib',
    situation,
    ctds: 'every',
    agents: ['nintedanib'],
    strength: 'conditional-for',
    cite: EVERY,
  },
  {
    id: 'progression.ra.pirfenidone',
    situation,
    ctds: ['ra'],
    agents: ['pirfenidone'],
    strength: 'conditional-for',
    cite: BY_DISEASE,
    conditions: ['add-on'],
  },
  {
    id: 'progression.ssc-mctd-ra.tocilizumab',
    situation,
    ctds: ['ssc', 'mctd', 'ra'],
    agents: ['tocilizumab'],
    strength: 'conditional-for',
    cite: BY_DISEASE,
  },
  {
    id: 'progression.iim.calcineurin-inhibitor',
    situation,
    ctds: ['iim'],
    agents: ['calcineurin-inhibitor'],
    strength: 'conditional-for',
    cite: BY_DISEASE,
  },
  {
    id: 'progression.iim.jak-inhibitor',
    situation,
    ctds: ['iim'],
    agents: ['jak-inhibitor'],
    strength: 'conditional-for',
    cite: BY_DISEASE,
  },
  // Not in the lists of the summary, which is older than what is known of it.
  {
    id: 'progression.every.nerandomilast',
    situation,
    ctds: 'every',
    agents: ['nerandomilast'],
    strength: 'not-in-the-source',
    cite: { doc: 'nerandomilast-approval', at: 'progressive pulmonary fibrosis', ids: ['P-05'] },
  },
];

export const PROGRESSION_STATEMENTS: readonly StatementRule[] = [
  {
    id: 'progression.escalate',
    situation,
    says: 'switch-or-add',
    counts: [],
    strength: 'recommended',
    cite: { doc, at: 'progressive disease despite first-line therapy', ids: ['P-05'] },
  },
];
