import { parseIsoDate } from './calendar.js';
import { factInForce } from './fact-in-force.js';
import { startDay } from './horizon.js';
import { emptyRecord } from './empty-record.js';
import { recordAsOf } from './record-as-of.js';
import type { PatientRecord, PatientStatus, PersonFact, Pft, Treatment } from './record.js';
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

const IDS = { lineageId: 'one', id: 'one 1' };
const FEBRUARY = day('2026-02-01');
const COURSE: Treatment = {
  ...IDS,
  drug: 'prednisone',
  startedOn: day('2025-12-01'),
  indication: 'ild',
  changes: [{ ...IDS, on: FEBRUARY, kind: 'hold' }],
};
/** One of each kind, dated on one day. */
const LATER_FACTS = {
  person: [status('2026-02-01', 'discharged')],
  pfts: [pft('2026-02-01')],
  hrcts: [{ ...IDS, performedOn: FEBRUARY }],
  symptomReports: [{ ...IDS, reportedOn: FEBRUARY, change: 'stable' }],
  bloodTests: [{ ...IDS, collectedOn: FEBRUARY, insufficient: true, amounts: {} }],
  treatments: [COURSE],
  visits: [{ ...IDS, on: FEBRUARY, specialty: 'joint' }],
  oxygenNeeds: [{ ...IDS, on: FEBRUARY, spo2: 95 }],
  cautions: [{ ...IDS, on: FEBRUARY, kind: 'infection' }],
  progressionDecisions: [{ ...IDS, decidedOn: FEBRUARY, decision: 'referred' }],
  warningDecisions: [{ key: 'drug.x-01:one', decidedOn: FEBRUARY, reviewOn: day('2026-05-01') }],
  overrides: [
    {
      id: 'one',
      test: 'pft',
      every: { months: 2 },
      setOn: FEBRUARY,
      until: day('2026-12-01'),
      reason: 'Closer follow-up.',
    },
  ],
} as const satisfies Partial<PatientRecord>;
const LATER: PatientRecord = { ...emptyRecord('patient', day('2025-01-01')), ...LATER_FACTS };

describe('A record as of a day', () => {
  it('leaves out what is dated later', () => {
    const known = recordAsOf(record, startDay(day('2026-01-10')));
    expect(known.pfts.map(({ testedOn }) => testedOn)).toEqual(['2025-05-01']);
    expect(factInForce(known, 'status')?.value.status).toBe('active');
  });

  it('includes what is dated on the day itself', () => {
    expect(recordAsOf(record, startDay(day('2026-02-01'))).pfts).toHaveLength(2);
  });

  it.each(['2026-01-10', '2026-01-31'])('leaves out every kind of fact that is dated after %s', (on) => {
    const known = recordAsOf(LATER, startDay(day(on)));
    expect(known).toEqual({
      ...emptyRecord('patient', day('2025-01-01')),
      treatments: [{ ...COURSE, changes: [] }],
    });
    expect(recordAsOf(LATER, startDay(day('2026-02-01')))).toEqual(LATER);
  });

  it('asks for the day of every kind of fact', () => {
    for (const kind of Object.keys(LATER_FACTS)) {
      const today = startDay(day('2026-01-10'));
      recordAsOf(
        { ...emptyRecord('patient', day('2025-01-01')), [kind]: LATER[kind as keyof PatientRecord] },
        today,
      );
      expect([kind, today.nextReviewOn()]).toEqual([kind, '2026-02-01']);
    }
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

  it('is the one with the latest date, whichever was recorded last', () => {
    const person = [status('2026-03-01', 'discharged', 'a'), status('2025-06-01', 'active', 'b')];
    for (const order of [person, person.toReversed()]) {
      expect(factInForce({ ...record, person: order }, 'status')?.value.status).toBe('discharged');
    }
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

describe('An empty record', () => {
  it('holds no fact of any kind', () => {
    const { patientId, registeredOn, ...kinds } = emptyRecord('patient', day('2025-01-01'));
    expect([patientId, registeredOn]).toEqual(['patient', '2025-01-01']);
    expect(Object.values(kinds).every((facts) => Array.isArray(facts) && facts.length === 0)).toBe(true);
    expect(Object.keys(kinds)).toHaveLength(13);
  });
});
