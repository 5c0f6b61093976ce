import { describe, expect, it } from '@jest/globals';
import type { BloodEvidenceResponse } from '@interstice/contracts';
import { bloodRows, gradeInWords, rangeInWords } from './blood-words';
import { decisionsFor, effectOf } from './decision-codes';

const value = { on: '2026-02-01', lineageId: 'one', amount: 1.2 };
const blood: BloodEvidenceResponse = {
  analyte: 'neutrophils',
  title: 'neutrophils',
  unit: '10⁹/L',
  firstOn: '2026-02-01',
  lastOn: '2026-02-01',
  tests: 1,
  run: [{ ...value, outside: ['mycophenolate.neutrophils.reduce'], grades: [] }],
  worst: null,
  before: { ...value, lineageId: 'before' },
  recoveredOn: null,
  recoveredBy: null,
  limits: [
    {
      id: 'mycophenolate.neutrophils.reduce',
      drug: 'mycophenolate',
      says: 'below 1.3',
      crossedOn: '2026-02-01',
    },
  ],
};

describe('B-22: what is shown of a blood alert', () => {
  it('is the value before, the run with the limits it is outside of, and what ended it', () => {
    expect(bloodRows(blood).map(({ what, outside }) => [what, ...outside])).toEqual([
      ['before'],
      ['run', 'mycophenolate below 1.3'],
    ]);
    expect(bloodRows({ ...blood, recoveredBy: value }).at(-1)?.what).toBe('recovered');
    expect(bloodRows({ ...blood, run: [] })).toEqual([]);
  });

  it('says where a range was not printed and where a grade cannot be told', () => {
    expect([
      rangeInWords({}),
      rangeInWords({ low: 2 }),
      rangeInWords({ low: 2, high: 7 }),
      rangeInWords({ high: 40 }),
    ]).toEqual(['not printed', 'from 2', '2 to 7', 'to 40']);
    expect([gradeInWords(2), gradeInWords(null), gradeInWords(undefined)]).toEqual(['2', 'cannot grade', '']);
  });

  it('B-05: offers the codes of blood, signing only once it has recovered, and tells of no baseline', () => {
    expect(decisionsFor('blood').map(({ code }) => code)).toEqual([
      'treatment-changed',
      'watch-and-repeat',
      'other-cause',
      'referred',
    ]);
    expect(decisionsFor('blood', true)[0]?.code).toBe('recovery-signed');
    for (const decision of decisionsFor('blood', true))
      expect(effectOf(decision, null, 'blood')).not.toMatch(/baseline|episode|PFT/);
  });
});
