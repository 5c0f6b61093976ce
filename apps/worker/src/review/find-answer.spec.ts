import { describe, expect, it } from '@jest/globals';
import { parseIsoDate, type PatientRecord } from '@interstice/clinical';
import { protocolById, review, type DueTest } from '@interstice/guideline';
import {
  bloodCount,
  bloodTest,
  hrct,
  pft,
  recordOf,
  symptoms,
  treatment,
  visit,
} from '@interstice/test-support/records';
import { reconcileDueItems, type StoredDueItem } from './reconcile-due-items.js';

const AS_OF = parseIsoDate('2026-03-01');
const wanted = (record: PatientRecord) => review(record, protocolById('summary-2026'), AS_OF).dueItems;

/** What becomes of the item that the record before made, once the record is another one. */
function became(test: DueTest, before: PatientRecord, now: PatientRecord) {
  const stored = wanted(before)
    .filter((item) => item.test === test)
    .map(({ rules, ...item }): StoredDueItem => ({ ...item, id: 'item', detail: rules, closedReason: null }));
  expect(stored).toHaveLength(1);
  const findings = wanted(now).filter((item) => item.test === test);
  const close = reconcileDueItems(stored, findings, now, true).find(({ write }) => write === 'close');
  if (close?.write !== 'close') return 'stays';
  return close.reason === 'done' ? close.closedByLineage : 'withdrawn';
}

describe('what does a due test', () => {
  const treated = recordOf({
    treatments: [treatment('2025-12-01')],
    bloodTests: [bloodCount('2025-12-08')],
    hrcts: [hrct('2025-01-10', 8)],
    pfts: [pft('2025-09-15', { pct: 69, dlcoPct: 50 })],
  });

  it.each([
    ['a complete count in its window', bloodCount('2025-12-15'), 'blood 2025-12-15'],
    ['a late one', bloodCount('2026-02-20'), 'blood 2026-02-20'],
    ['an early one, from which the next is counted', bloodCount('2025-12-12'), 'withdrawn'],
    ['one without neutrophils', bloodCount('2025-12-15', { without: ['neutrophils'] }), 'stays'],
    ['a clotted one', bloodCount('2025-12-15', { insufficient: true }), 'stays'],
  ])('of the blood on mycophenolate: %s (B-20, B-23)', (_, count, expected) => {
    const now = { ...treated, bloodTests: [...treated.bloodTests, count] };
    expect(became('blood', treated, now)).toBe(expected);
  });

  it('of the first blood count of somebody who came with the drug: one done elsewhere since its start', () => {
    const came = recordOf({ registeredOn: '2026-02-20', treatments: [treatment('2025-05-01')] });
    const found = { ...came, bloodTests: [bloodCount('2026-02-10')] };
    expect(became('blood', came, found)).toBe('blood 2026-02-10');
    expect(became('blood', came, { ...came, bloodTests: [bloodCount('2025-04-30')] })).toBe('stays');
  });

  it('of the count after a stop: the one that ends it', () => {
    const stopped = { ...treated, treatments: [treatment('2025-12-01', { stoppedOn: '2026-01-05' })] };
    const ended = { ...stopped, bloodTests: [...treated.bloodTests, bloodCount('2026-01-20')] };
    expect(became('blood', stopped, ended)).toBe('blood 2026-01-20');
  });

  it('of the blood by several drugs: one that has what all of them ask for (B-22)', () => {
    const both = {
      ...treated,
      treatments: [...treated.treatments, treatment('2025-12-01', { drug: 'tacrolimus' })],
    };
    const tested = (amounts: Parameters<typeof bloodTest>[1]) => ({
      ...both,
      bloodTests: [...both.bloodTests, bloodTest('2026-02-20', amounts)],
    });
    const count = { wbc: 6, neutrophils: 3, haemoglobin: 130, platelets: 240 };
    const kidney = { creatinine: 70, albumin: 40 };
    expect(became('blood', both, tested({ ...count, ...kidney, ast: 20 }))).toBe('blood 2026-02-20');
    expect(became('blood', both, tested({ ...count, ...kidney }))).toBe('withdrawn');
  });

  it('of joint care: a joint visit, or the later of one to each that was missing (M-08)', () => {
    const none = recordOf({ registeredOn: '2026-01-10' });
    const seen = (...visits: ReturnType<typeof visit>[]) => ({ ...none, visits });
    const lungs = visit('2026-01-12', 'pulmonology');
    expect(became('joint-visit', none, seen(visit('2026-01-20', 'joint')))).toBe('visit 2026-01-20 joint');
    expect(became('joint-visit', none, seen(lungs))).toBe('stays');
    const joints = visit('2026-01-25', 'rheumatology');
    expect(became('joint-visit', none, seen(joints, lungs))).toBe('visit 2026-01-25 rheumatology');
    expect(became('joint-visit', seen(lungs), seen(joints, lungs))).toBe('visit 2026-01-25 rheumatology');
  });

  it('of DLCO: a PFT that has it, and not one without (B-23)', () => {
    const withTest = (more: Parameters<typeof pft>[1]) => ({
      ...treated,
      pfts: [...treated.pfts, pft('2026-01-15', more)],
    });
    expect(became('dlco', treated, withTest({ pct: 69, dlcoPct: 51 }))).toBe('pft 2026-01-15');
    expect(became('dlco', treated, withTest({ pct: 69 }))).toBe('stays');
  });

  it('of HRCT: the next scan', () => {
    const scanned = { ...treated, hrcts: [...treated.hrcts, hrct('2026-02-10', 8)] };
    expect(became('hrct', treated, scanned)).toBe('hrct 2026-02-10');
  });

  it('of a reading: the scan itself, once it says what was asked (B-14)', () => {
    const scan = hrct('2026-01-20', 12);
    const fallen = recordOf({
      pfts: [pft('2025-01-15', { pct: 100 }), pft('2026-01-15', { pct: 93 })],
      symptoms: [symptoms('2026-01-20', 'stable')],
      hrcts: [hrct('2025-01-10', 8), scan],
    });
    const read = {
      ...fallen,
      hrcts: [hrct('2025-01-10', 8), { ...scan, fibrosisChange: 'stable' } as const],
    };
    expect(became('hrct-comparison', fallen, read)).toBe('hrct 2026-01-20');
    const { fibrosisExtent: _, ...unread } = scan;
    const unknown = recordOf({ pfts: [pft('2026-01-15', { pct: 90 })], hrcts: [unread] });
    expect(became('hrct-comparison', unknown, { ...unknown, hrcts: [scan] })).toBe('hrct 2026-01-20');
    expect(became('hrct-comparison', unknown, { ...unknown, hrcts: [] })).toBe('withdrawn');
  });

  it('of the haemoglobin: the test that it belongs to, once it bears it', () => {
    const uncorrected = (hb?: number) =>
      recordOf({
        pfts: [
          pft('2025-03-15', { pct: 80, dlcoPct: 60, hb: 140 }),
          pft('2026-01-15', { pct: 80, dlcoPct: 48, ...(hb === undefined ? {} : { hb }) }),
        ],
        symptoms: [symptoms('2026-01-20', 'worse')],
      });
    expect(became('haemoglobin', uncorrected(), uncorrected(139))).toBe('pft 2026-01-15');
  });

  it('of what a PFT lacks: that test, once it carries it, and no newer one (B-14)', () => {
    const named = { referenceEquation: 'GLI-2012' };
    const half = (earlier: object, later: object) =>
      recordOf({
        pfts: [pft('2025-03-15', { pct: 80, ...earlier }), pft('2026-01-15', { pct: 60, ...later })],
      });
    expect(became('pft-values', half(named, {}), half(named, named))).toBe('pft 2026-01-15');
    expect(became('pft-values', half({}, named), half(named, named))).toBe('pft 2025-03-15');
    const other = { referenceEquation: 'ECSC 1993', ml: 2400 };
    expect(became('pft-values', half(named, {}), half({ ...named, ml: 3000 }, other))).toBe('pft 2026-01-15');
    const newer = half(named, {});
    const replaced = { ...newer, pfts: [...newer.pfts, pft('2026-02-15', { pct: 79, ...named })] };
    expect(became('pft-values', newer, replaced)).toBe('withdrawn');

    const litres = (more: object) =>
      recordOf({ pfts: [pft('2025-03-15', { ml: 3000 }), pft('2026-01-15', { pct: 60, ...more })] });
    expect(became('pft-values', litres({}), litres({ ml: 2900 }))).toBe('pft 2026-01-15');
    const percent = (more: object) =>
      recordOf({
        pfts: [pft('2025-03-15', { ml: 3000, ...more }), pft('2026-01-15', { ml: 2850, pct: 76 })],
        symptoms: [symptoms('2026-01-20', 'worse')],
      });
    expect(became('pft-values', percent({}), percent({ pct: 77 }))).toBe('pft 2025-03-15');
    const dlco = (hbCorrected: boolean) =>
      recordOf({
        pfts: [
          pft('2025-03-15', { pct: 80, dlcoPct: 60, hb: 140, hbCorrected }),
          pft('2026-01-15', { pct: 80, dlcoPct: 48, hb: 139, hbCorrected }),
        ],
        symptoms: [symptoms('2026-01-20', 'worse')],
      });
    expect(became('pft-values', dlco(false), dlco(true))).toBe('pft 2026-01-15');
  });
});
