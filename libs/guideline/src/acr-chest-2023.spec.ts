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
  it.each<[string, Ctd, readonly Ctd[], string, string, string, string]>([
    ['3 to 6 months in SSc', 'ssc', [], 'ssc-iim', '2026-04-15', '2026-05-30', '2026-07-15'],
    ['3 to 6 months in IIM', 'iim', [], 'ssc-iim', '2026-04-15', '2026-05-30', '2026-07-15'],
    // 15 Apr to 15 Jan are 275 days, half-way is 137 days on
    ['3 to 12 months in RA', 'ra', [], 'ra-sjd-mctd', '2026-04-15', '2026-08-30', '2027-01-15'],
    ['3 to 12 months in SjD', 'sjd', [], 'ra-sjd-mctd', '2026-04-15', '2026-08-30', '2027-01-15'],
    ['3 to 12 months in MCTD', 'mctd', [], 'ra-sjd-mctd', '2026-04-15', '2026-08-30', '2027-01-15'],
    [
      '3 to 6 months in an overlap of RA and SSc',
      'ra',
      ['ssc'],
      'ssc-iim',
      '2026-04-15',
      '2026-05-30',
      '2026-07-15',
    ],
  ])('asks in the first year for a PFT with DLCO every %s', (_, primary, secondary, rule, ...days) => {
    const facts = { ...tested, person: [with_(primary, secondary), diagnosis('2025-01-16')] };
    expect(dueDays(find(facts, 'pft'))).toEqual([`pft.acr-chest.${rule}`, ...days]);
    expect(dueDays(find(facts, 'dlco'))).toEqual([`dlco.acr-chest.${rule}`, ...days]);
    expect(notesOf(facts, 'pft')).toEqual([]);
  });

  it('names no number after the first year: the summary stands in, and says so', () => {
    const facts = { ...tested, person: [with_('ssc'), diagnosis('2025-01-15')] };
    expect(dueDays(find(facts, 'pft'))).toEqual(['pft.m-02', '2026-06-15', '2026-07-15', '2026-08-15']);
    expect(notesOf(facts, 'pft')).toEqual(['fallback']);
    expect(notesOf(facts, 'dlco')).toEqual(['fallback']);
  });

  it('counts the first year from registration where no diagnosis is recorded', () => {
    const came = (registeredOn: string) =>
      find({ ...tested, registeredOn, person: [with_('ssc')] }, 'pft')?.rules[0].ruleId;
    expect([came('2025-01-16'), came('2025-01-15')]).toEqual(['pft.acr-chest.ssc-iim', 'pft.m-02']);
  });

  it.each<Ctd>(['sle', 'undifferentiated'])('says nothing of %s: the summary stands in', (ctd) => {
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
