import type { PatientRecord, TestStop } from '@interstice/clinical';
import { explainAbsence } from './explain-absence.js';
import { explainDueItem } from './explain-due.js';
import {
  bloodCount,
  day,
  dueDays,
  dueItem,
  hrct,
  pft,
  recordOf,
  reviewed,
  statusOf,
  stopped,
  treatment,
} from './record.spec-support.js';
import type { DueTest } from './review-result.js';

const asOf = '2026-03-01';
/** Overdue since 15 July 2025: 60 % predicted asks for a PFT every 3 to 6 months. */
const everything = recordOf({
  pfts: [pft('2025-01-15', { pct: 60, dlcoPct: 50 })],
  hrcts: [hrct('2025-01-20', 10)],
  treatments: [treatment('2025-03-01')],
});
const without = (...stops: TestStop[]): PatientRecord => ({ ...everything, overrides: stops });
const dueOf = (record: PatientRecord, on = asOf) => reviewed(record, on).dueItems.map(({ test }) => test);
const whyNot = (record: PatientRecord, test: DueTest, values = true) =>
  explainAbsence({ test }, reviewed(record, asOf), day(asOf), { values }).lines.map(({ text }) => text);

describe('B-27: a test that a physician has stopped', () => {
  it.each(['pft', 'dlco', 'hrct', 'blood', 'joint-visit'] as const)(
    'is not due: %s, and no other is moved',
    (test) => {
      const all = dueOf(everything);
      expect(all).toContain(test);
      expect(dueOf(without(stopped(test, '2026-02-01', '2026-06-01')))).toEqual(
        all.filter((one) => one !== test),
      );
    },
  );

  it('is due again on the day of the review, by its rules as ever, and until it is done says that the stop has ended', () => {
    const record = without(stopped('pft', '2026-02-01', '2026-06-01'));
    expect(dueItem(record, 'pft', '2026-01-31')).toEqual(dueItem(everything, 'pft', '2026-01-31'));
    expect(dueItem(record, 'pft', '2026-02-01')).toBeUndefined();
    expect(dueItem(record, 'pft', '2026-05-31')).toBeUndefined();
    const again = dueItem(record, 'pft', '2026-06-01');
    expect(dueDays(again)).toEqual(dueDays(dueItem(everything, 'pft', '2026-06-01')));
    expect(
      again && explainDueItem(again, day('2026-06-01'), { values: false }).lines.map(({ text }) => text),
    ).toContain(
      'A physician had stopped it until 1 Jun 2026: that has ended, and whether it goes on is to be decided anew.',
    );
    const done = (on: string) => {
      const { pfts } = everything;
      const item = dueItem({ ...record, pfts: [...pfts, pft(on, { pct: 60 })] }, 'pft', '2026-06-20');
      return item?.rules.map(({ notes = [] }) => notes.map(({ kind }) => kind));
    };
    expect(done('2026-05-31')).toEqual([['stop-ended']]);
    expect(done('2026-06-01')).toEqual([[]]);
  });

  it('is looked at again on the day of its beginning and of its end', () => {
    const record = without(stopped('pft', '2026-03-10', '2026-04-01'));
    expect(reviewed(record, '2026-03-09').nextReviewOn).toBe('2026-03-10');
    expect(reviewed(record, '2026-03-31').nextReviewOn).toBe('2026-04-01');
  });

  it('says who may know since when, why and until when, and what is not asked for meanwhile', () => {
    const record = without(stopped('pft', '2026-02-01', '2026-06-01'));
    expect(whyNot(record, 'pft')).toEqual([
      'A physician has stopped it since 1 Feb 2026 (declined by the patient). That is reviewed on 1 Jun 2026; from then on the rules decide again.',
      expect.stringMatching(/^Meanwhile not asked for: Pulmonary function test from 3 months to 6 months/),
    ]);
    expect(whyNot(record, 'pft', false)[0]).toBe(
      'A physician has stopped it since 1 Feb 2026. That is reviewed on 1 Jun 2026; from then on the rules decide again.',
    );
    expect(whyNot(record, 'blood').join()).not.toContain('stopped it');
  });

  it('names the drug that runs without its blood being watched, and no drug where none runs', () => {
    const stop = stopped('blood', '2026-02-01', '2026-06-01');
    expect(whyNot(without(stop), 'blood')).toContain('Meanwhile the blood of mycophenolate is not watched.');
    expect(reviewed({ ...without(stop), treatments: [] }, asOf).stopped).toEqual([
      {
        test: 'blood',
        overrideId: stop.id,
        code: 'declined',
        on: '2026-02-01',
        reviewOn: '2026-06-01',
        ruleIds: [],
      },
    ]);
  });

  it('takes nothing from the alerts, and nothing is stopped for whom nothing is due', () => {
    const pfts = [pft('2025-06-15', { pct: 80 }), pft('2026-01-15', { pct: 60 })];
    const fallen = { ...without(stopped('pft', '2026-02-01', '2026-06-01')), pfts };
    expect(reviewed(fallen, asOf).alerts).toEqual(reviewed({ ...fallen, overrides: [] }, asOf).alerts);
    const dead = { ...fallen, person: [statusOf('deceased', '2026-02-10')] };
    expect(reviewed(dead, asOf)).not.toHaveProperty('stopped');
    expect(reviewed(everything, asOf)).not.toHaveProperty('stopped');
  });
});

describe('B-27: a patient whom somebody else has taken over', () => {
  const at = (status: 'transferred' | 'transplanted' | 'active', receiver?: string) => ({
    ...everything,
    bloodTests: [bloodCount('2026-02-10')],
    pfts: [pft('2025-06-15', { pct: 80 }), pft('2026-01-15', { pct: 60 })],
    person: [statusOf(status, '2026-02-01', receiver)],
  });

  it('stays ours when transferred until the receiver is named; then nothing is due here, and late results still alert', () => {
    expect(dueOf(at('transferred'))).toEqual(dueOf(at('active')));
    expect(dueOf(at('transferred', 'City Hospital'))).toEqual([]);
    expect(reviewed(at('transferred', 'City Hospital'), asOf).alerts).toHaveLength(1);
    expect(whyNot(at('transferred', 'City Hospital'), 'pft')[0]).toBe(
      'Nothing is due: the status is transferred since 1 Feb 2026, and City Hospital has taken over.',
    );
  });

  it('has drug bloods here after a transplantation until it is named who watches them', () => {
    expect(dueOf(at('transplanted'))).toEqual(['blood']);
    expect(dueOf(at('transplanted', 'Transplant Centre'))).toEqual([]);
    expect(whyNot(at('transplanted', 'Transplant Centre'), 'blood')[0]).toBe(
      'Nothing is due: the status is transplanted since 1 Feb 2026, and Transplant Centre has taken over.',
    );
  });

  it('is ours again when the status is set back, whoever was named', () => {
    expect(dueOf(at('active', 'City Hospital'))).toEqual(dueOf(at('active')));
  });
});
