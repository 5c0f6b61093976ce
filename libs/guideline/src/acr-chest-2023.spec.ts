import type { Ctd, PersonFact } from '@interstice/clinical';
import { explainAbsence } from './explain-absence.js';
import { day, diagnosis, dueDays, hrct, override, pft, recordOf, type Facts } from './record.spec-support.js';
import { review } from './review.js';
import type { DueTest } from './review-result.js';
import { protocolById } from './rule-set.js';

const PROTOCOL = protocolById('acr-chest-2023');
const asOf = day('2026-03-01');
const with_ = (primary: Ctd, secondary: readonly Ctd[] = []): PersonFact => ({
  kind: 'ctd',
  lineageId: 'ctd',
  id: 'ctd v1',
  on: day('2020-01-01'),
  value: { primary, secondary },
});
const tested = { pfts: [pft('2026-01-15', { pct: 90, dlcoPct: 60 })], hrcts: [hrct('2025-12-01', 10)] };
const find = (facts: Facts, test: DueTest) =>
  review(recordOf(facts), PROTOCOL, asOf).dueItems.find((item) => item.test === test);
const notesOf = (facts: Facts, test: DueTest) =>
  find(facts, test)?.rules[0].notes?.map(({ kind }) => kind) ?? [];

describe('Surveillance by ACR/CHEST 2023', () => {
  it.each<Ctd>(['sle', 'undifferentiated'])('says nothing of %s: the summary stands in (B-21)', (ctd) => {
    const facts = { ...tested, person: [with_(ctd), diagnosis('2026-01-01')] };
    expect(notesOf(facts, 'pft')).toEqual(['fallback']);
  });

  it('lets the summary stand in beside a repeat too: a near miss is no schedule', () => {
    const pfts = [
      pft('2025-06-15', { pct: 80, dlcoPct: 60 }),
      pft('2026-01-15', { pct: 60, dlcoPct: 60, qualityGrade: 'D' }),
    ];
    const rules = find({ pfts, person: [with_('sle')] }, 'pft')?.rules.map(({ ruleId }) => ruleId);
    expect(rules).toEqual(['pft.confirm', 'pft.m-01']);
  });

  it('wants no HRCT as a matter of routine, and says so, but a first one, one on a certain fall, and what a physician sets', () => {
    const facts = { ...tested, person: [with_('ssc'), diagnosis('2020-01-01')] };
    expect(find(facts, 'hrct')).toBeUndefined();
    const result = review(recordOf(facts), PROTOCOL, asOf);
    const said = explainAbsence({ test: 'hrct' }, result, asOf, { values: false }).lines.map(
      ({ text }) => text,
    );
    expect(said).toContain('No routine interval for HRCT: it is done when clinically indicated.');
    expect(find({ person: [with_('ssc')] }, 'hrct')?.rules[0].ruleId).toBe('hrct.baseline');
    const fallen = [pft('2025-07-15', { pct: 90 }), pft('2026-01-15', { pct: 79 })];
    expect(find({ ...facts, pfts: fallen }, 'hrct')?.rules[0].ruleId).toBe('hrct.decline');
    const set = { ...facts, overrides: [override('hrct', { months: 12 }, '2026-01-01', '2027-01-01')] };
    expect(dueDays(find(set, 'hrct'))).toEqual(['hrct.m-04', '2026-11-01', '2026-12-01', '2027-01-01']);
  });
});
