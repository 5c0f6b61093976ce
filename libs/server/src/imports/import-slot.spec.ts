import { describe, expect, it } from '@jest/globals';
import type { FactColumns } from '../facts/fact-columns.js';
import { TakenSlots, type SlotAnswer } from './import-slot.js';

const PATIENT = 'patient';
const TEST: FactColumns = {
  tested_on: '2026-01-05',
  tested_at: null,
  fvc_ml: 2640,
  dlco_pct_pred_tenths: 625,
  quality_grade: null,
  bronchodilator: 'pre',
  setting: 'lab',
  laboratory: 'General Hospital',
  device: null,
};
const NINE = '2026-01-05T09:00:00.000Z';
const TEN = '2026-01-05T10:00:00.000Z';

/** What becomes of a test where another of its day is stored. */
function judged(stored: FactColumns, said: FactColumns, stands = true): SlotAnswer {
  const slots = new TakenSlots('pft');
  slots.take(PATIENT, { ...TEST, ...stored }, 'stored', stands);
  return slots.judge(PATIENT, { ...TEST, ...said });
}
const TOLD: SlotAnswer = { is: 'told-already', digest: 'stored' };

describe('a test of a day of which another is stored (B-30)', () => {
  it.each<[string, FactColumns, FactColumns]>([
    ['laboratory', { laboratory: 'General Hospital' }, { laboratory: 'Practice' }],
    ['setting', { setting: 'lab' }, { setting: 'home' }],
    ['bronchodilator', { bronchodilator: 'pre' }, { bronchodilator: 'post' }],
    ['time of day', { tested_at: NINE }, { tested_at: TEN }],
  ])('is a test of its own where both state another %s', (_, stored, said) => {
    expect(judged({ ...stored, fvc_ml: 2500 }, said)).toEqual({ is: 'free' });
    expect(judged(stored, said)).toEqual({ is: 'free' });
  });

  it.each<[string, FactColumns]>([
    ['laboratory', { laboratory: null }],
    ['setting', { setting: null }],
    ['bronchodilator', { bronchodilator: 'unknown' }],
    ['time of day', { tested_at: null }],
  ])('is a question for a person where one states no %s and the values differ', (_, unstated) => {
    const stated = { tested_at: NINE };
    expect(judged({ ...unstated, fvc_ml: 2500 }, stated)).toEqual({ is: 'differs' });
    expect(judged({ ...stated, fvc_ml: 2500 }, unstated)).toEqual({ is: 'differs' });
  });

  it.each<[string, FactColumns, string]>([
    ['laboratory', { laboratory: null }, 'laboratory'],
    ['setting', { setting: null }, 'setting'],
    ['bronchodilator', { bronchodilator: 'unknown' }, 'bronchodilator'],
  ])('is neither doubled nor changed where all values agree and one states no %s', (_, unstated, column) => {
    expect(judged({}, unstated)).toEqual(TOLD);
    expect(judged(unstated, {})).toEqual({ is: 'says-more', columns: [column] });
  });

  it('names everything that a file says beyond what is stored, as its columns are called', () => {
    const more = { tested_at: NINE, device: 'Vyntus', quality_grade: 'A', height_cm_tenths: 1650 };
    expect(judged({}, more)).toEqual({
      is: 'says-more',
      columns: ['tested_at', 'quality_grade', 'device', 'height_cm'],
    });
    expect(judged(more, {})).toEqual(TOLD);
  });

  it('is a question where each says what the other does not, or a value is there or not', () => {
    expect(judged({ device: 'Vyntus' }, { device: 'EasyOne' })).toEqual({ is: 'differs' });
    expect(judged({ dlco_pct_pred_tenths: null }, {})).toEqual({ is: 'differs' });
    expect(judged({}, { dlco_pct_pred_tenths: null })).toEqual({ is: 'differs' });
    // Less of the one and more of the other: the laboratory and the grade are both to be added.
    expect(judged({ quality_grade: 'B', laboratory: null }, { quality_grade: null })).toEqual({
      is: 'says-more',
      columns: ['laboratory'],
    });
  });

  it("is not brought back where what was withdrawn says as much, and stands in nobody else's way", () => {
    expect(judged({}, { laboratory: null }, false)).toEqual(TOLD);
    expect(judged({ laboratory: null }, {}, false)).toMatchObject({ is: 'says-more' });
    expect(judged({ fvc_ml: 2500 }, {}, false)).toEqual({ is: 'free' });
  });

  it('is recognised among several, whichever of them comes first', () => {
    const others = [{ fvc_ml: 2500, laboratory: null }, { laboratory: null }, {}] as const;
    for (const order of [others, [...others].reverse()]) {
      const slots = new TakenSlots('pft', 'text');
      for (const other of order) slots.take(PATIENT, { ...TEST, ...other }, JSON.stringify(other));
      expect(slots.judge(PATIENT, { ...TEST, setting: null })).toEqual({ is: 'told-already', digest: '{}' });
    }
  });

  it('is compared with tests of its own patient and day alone', () => {
    const slots = new TakenSlots('pft');
    slots.take(PATIENT, TEST, 'stored');
    expect(slots.judge('somebody else', { ...TEST, fvc_ml: 1 })).toEqual({ is: 'free' });
    expect(slots.judge(PATIENT, { ...TEST, fvc_ml: 1, tested_on: '2026-01-06' })).toEqual({ is: 'free' });
  });
});

describe('a blood test of a day of which another is stored (B-30)', () => {
  const counts = {
    collected_on: '2026-01-05',
    collected_at: null,
    laboratory: 'L',
    alt_thousandths: 28_000,
    reported: null,
  };
  it.each<[string, FactColumns, FactColumns, SlotAnswer]>([
    ['other laboratories', {}, { laboratory: 'M' }, { is: 'free' }],
    ['one without laboratory, other values', { laboratory: null, alt_thousandths: 1 }, {}, { is: 'differs' }],
    ['one without laboratory', {}, { laboratory: null }, TOLD],
    [
      'more',
      { laboratory: null },
      { collected_at: NINE },
      { is: 'says-more', columns: ['collected_at', 'laboratory'] },
    ],
    ['another analyte', {}, { crp_thousandths: 3000 }, { is: 'differs' }],
    [
      'other words for the same values',
      { reported: '{"alt":1}', laboratory: 'L' },
      { laboratory: null },
      TOLD,
    ],
  ])('with %s', (_, stored, said, answer) => {
    const slots = new TakenSlots('blood-test');
    slots.take(PATIENT, { ...counts, ...stored }, 'stored');
    expect(slots.judge(PATIENT, { ...counts, ...said })).toEqual(answer);
  });
});
