import { describe, expect, it } from '@jest/globals';
import type { WorklistCounts, WorklistItem } from '@interstice/contracts';
import { isPastIn } from './due-order';
import { coverInWords, overdueInWordsOf, toScheduleInWords } from './filter-words';
import { changesInWords, changesOf } from './held-rows';
import { sumOfTotals, totalInWords } from './list-total';
import { overdueInWords } from './overdue-words';
import { DUE_THIS_WEEK, isChosen, OVERDUE_PRESETS, sumOver, toBook, TO_SCHEDULE_PRESETS } from './presets';
import { notReviewedSearch, overdueSearch, toScheduleSearch } from './worklist-search';

describe('Words and figures of the lists', () => {
  it('says how many there are, and where the count stops', () => {
    expect(totalInWords(1000)).toBe('1,000');
    expect(totalInWords({ atLeast: 1000 })).toBe('1,000 or more');
  });

  it('says since when and for how long a test is overdue', () => {
    expect(overdueInWords('2026-01-01', '2026-03-03')).toBe('since 1 Jan 2026, for 2 months');
    expect(overdueInWords('2026-03-03', '2026-03-03')).toBe('since 3 Mar 2026, for 1 day');
    expect(overdueInWords('2026-03-04', '2026-03-03')).toBe('since 4 Mar 2026');
  });

  it('knows which ready-made view an address shows, whatever its order', () => {
    const label = (search: Parameters<typeof isChosen>[1]) =>
      TO_SCHEDULE_PRESETS.filter((preset) => isChosen(preset, search)).map((preset) => preset.label);
    expect(label({})).toEqual(['To book now']);
    expect(label({ within: 7, overdue: 'without' })).toEqual(['Due this week']);
    expect(label({ within: 7 })).toEqual([]);
    expect(label({ test: ['dlco', 'pft'] })).toEqual(['PFT and DLCO']);
    expect(label({ test: ['pft'] })).toEqual([]);
    expect(label({ within: 14 })).toEqual([]);
  });

  it('counts for a view what it lists, and what only opens later with what looks ahead', () => {
    const of = (test: 'pft' | 'dlco' | 'blood', open: number, overdue: number, opening: number) => ({
      ...{ test, open, overdue, opening, upcoming: opening + 1 },
    });
    const counts: WorklistCounts = {
      tests: [of('pft', 1, 2, 4), of('dlco', 8, 16, 32), of('blood', 64, 128, 256)],
      within: 7,
      alerts: { open: [], provisional: 0, overdue: 0, historyToTriage: 0 },
      notReviewed: 0,
      sitesWithoutVisits: [],
    };
    const pft = OVERDUE_PRESETS.find(({ label }) => label === 'PFT and DLCO')?.filter.test;
    expect(sumOver(counts, undefined, (test) => toBook(test, {}))).toBe(1 + 2 + 8 + 16 + 64 + 128);
    expect(sumOver(counts, pft, (test) => toBook(test, { within: 7 }))).toBe(1 + 2 + 4 + 8 + 16 + 32);
    expect(sumOver(counts, pft, ({ overdue }) => overdue)).toBe(2 + 16);
    // Due this week is never overdue from before: the two are told apart, and together are all that waits.
    expect(sumOver(counts, pft, (test) => toBook(test, DUE_THIS_WEEK))).toBe(1 + 4 + 8 + 32);
  });

  it('says on paper what was asked for, and never passes a part off as the whole', () => {
    const cover = { shown: 50, total: 64, hasMore: true };
    expect(coverInWords(cover)).toMatch(/^Only the first 50 of 64 rows: /);
    expect(coverInWords({ ...cover, shown: 64, hasMore: false })).toBe('All 64 rows.');
    expect(coverInWords({ ...cover, total: { atLeast: 1000 } })).toMatch(/of 1,000 or more rows/);
    expect(coverInWords({ shown: 0, total: undefined, hasMore: false })).not.toMatch(/All/);
    expect(toScheduleInWords({ test: ['pft', 'dlco'], within: 7 })).toBe(
      'Only PFT, DLCO. What is overdue from before, open now or opens within 7 days. What closes first stands first.',
    );
    expect(toScheduleInWords({ overdue: 'without' })).toMatch(
      /^All tests. What is open now; what is overdue from before is left out\./,
    );
    expect(overdueInWordsOf({ sort: 'latest-overdue' })).toBe('All tests. The latest overdue stand first.');
  });

  it('adds up lists that are shown together', () => {
    expect(sumOfTotals([2, { atLeast: 1000 }])).toEqual({ atLeast: 1002 });
    expect(sumOfTotals([2, undefined])).toBeUndefined();
    const held = (arrived: number, left: number) => ({ held: { arrived, left } });
    expect(changesInWords(changesOf([held(1, 0), held(1, 1)]))).toBe('2 rows are new, 1 row is gone');
  });

  it('orders as the lists of the API do, by a day and then by id', () => {
    const item = (id: string, opensOn: string, closesOn: string) =>
      ({ id, opensOn, closesOn }) as WorklistItem;
    const one = item('b', '2026-01-01', '2026-03-01');
    const other = item('a', '2026-02-01', '2026-03-01');
    expect(isPastIn('closes-on')(one, other)).toBe(true);
    expect(isPastIn('opens-on')(one, other)).toBe(false);
    expect(isPastIn('latest-overdue')(one, other)).toBe(false);
    expect(isPastIn('longest-overdue')(other, one)).toBe(false);
  });

  it('leaves out of an address what it does not understand, and keeps the rest', () => {
    expect(toScheduleSearch({ test: ['pft', 'nonsense', 'pft'], sort: 'x', within: 91 })).toEqual({
      test: ['pft'],
    });
    expect(toScheduleSearch({ test: 'blood', sort: 'opens-on', within: 7 })).toEqual({
      test: ['blood'],
      sort: 'opens-on',
      within: 7,
    });
    expect(toScheduleSearch({ overdue: 'without' })).toEqual({ overdue: 'without' });
    expect(toScheduleSearch({ overdue: 'x' })).toEqual({});
    expect(overdueSearch({ test: [], sort: 'longest-overdue' })).toEqual({});
    expect(notReviewedSearch({ cause: ['failed', 'other'] })).toEqual({ cause: ['failed'] });
  });
});
