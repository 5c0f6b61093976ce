import { parseIsoDate } from './calendar.js';
import { factInForce } from './fact-in-force.js';
import { startDay } from './horizon.js';
import { emptyRecord } from './empty-record.js';
import { recordAsOf } from './record-as-of.js';
import type { PatientRecord, PatientStatus, PersonFact, Pft } from './record.js';
import { millilitres } from './units.js';

const day = parseIsoDate;
const pft = (on: string): Pft => ({
  lineageId: `pft ${on}`,
  id: `pft ${on} 1`,
  testedOn: day(on),
  fvc: millilitres(3000),
  bronchodilator: 'unknown',
});
const status = (on: string, value: PatientStatus, id = `status ${on}`): PersonFact => ({
  kind: 'status',
  lineageId: id,
  id,
  on: day(on),
  value: { status: value },
});
const record: PatientRecord = {
  ...emptyRecord('patient', day('2025-01-01')),
  person: [status('2026-03-01', 'discharged'), status('2025-06-01', 'active')],
  pfts: [pft('2026-02-01'), pft('2025-05-01')],
};

describe('A record as of a day', () => {
  it('leaves out what is dated later', () => {
    const known = recordAsOf(record, startDay(day('2026-01-10')));
    expect(known.pfts.map(({ testedOn }) => testedOn)).toEqual(['2025-05-01']);
    expect(factInForce(known, 'status')?.value.status).toBe('active');
  });

  it('includes what is dated on the day itself', () => {
    expect(recordAsOf(record, startDay(day('2026-02-01'))).pfts).toHaveLength(2);
  });

  it('asks to be reviewed again on the first of the days left out', () => {
    const today = startDay(day('2026-01-10'));
    recordAsOf(record, today);
    expect(today.nextReviewOn()).toBe('2026-02-01');
  });
});

describe('A person fact in force', () => {
  it('is the one with the latest date', () => {
    expect(factInForce(record, 'status')?.value.status).toBe('discharged');
    expect(factInForce(record, 'height')).toBeUndefined();
  });

  it('is the one recorded last when two have one date', () => {
    const twice = {
      ...record,
      person: [status('2026-01-01', 'deceased', 'b'), status('2026-01-01', 'active', 'a')],
    };
    expect(factInForce(twice, 'status')?.value.status).toBe('deceased');
    expect(factInForce({ ...twice, person: twice.person.toReversed() }, 'status')?.value.status).toBe(
      'deceased',
    );
  });
});
