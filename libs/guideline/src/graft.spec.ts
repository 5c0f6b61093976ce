import { parseIsoDate, type PatientStatus, type PersonFactOf } from '@interstice/clinical';
import { graftedOn, ofOwnLungs } from './graft.js';
import { comparedHrct, oxygen, pft, recordOf, reviewed, symptoms, treatment } from './record.spec-support.js';

const asOf = '2026-06-01';
type Said = readonly [on: string, status: PatientStatus];
const statuses = (said: readonly Said[]) =>
  said.map(([on, status], index): PersonFactOf<'status'> => ({
    kind: 'status',
    lineageId: `status ${index}`,
    id: `status ${index}`,
    on: parseIsoDate(on),
    value: { status, reason: 'Told by the family.' },
  }));

/** Lower after the transplantation of 1 February 2026 than before, with worse symptoms and a scan that says more fibrosis. */
const record = (...said: readonly Said[]) => ({
  ...recordOf({
    pfts: [pft('2025-03-01', { ml: 3000 }), pft('2025-09-01', { ml: 2950 }), pft('2026-04-01', { ml: 2000 })],
    symptoms: [symptoms('2026-04-10', 'worse')],
    hrcts: [comparedHrct('2026-04-12', 'increased', '2025-09-01')],
    treatments: [treatment('2025-03-10')],
  }),
  person: statuses(said),
});
const transplanted = ['2026-02-01', 'transplanted'] as const;
const judged = (...said: readonly Said[]) => reviewed(record(...said), asOf);

describe('After a lung transplantation (B-27)', () => {
  it('no value of the graft is compared with an earlier one, nor is what is said of it judged', () => {
    const { progression, alerts, severity } = judged(transplanted);
    for (const set of progression.sets) {
      expect([set.setId, set.verdict === 'met', set.story.supported]).toEqual([set.setId, false, false]);
      for (const { later } of set.pairs) expect(later.on).toBe('2025-09-01');
    }
    expect(progression.cumulative?.fromFirst.later.on).toBe('2025-09-01');
    expect(progression.beforeTreatment?.pair?.later.on).toBe('2025-09-01');
    expect(severity.because.map(({ on }) => on)).not.toContain('2026-04-12');
    expect(alerts).toEqual([]);
  });

  it.each(['transferred', 'discharged'] as const)(
    'the lungs stay a graft when the patient is %s',
    (status) => {
      const { progression, alerts, dueItems } = judged(transplanted, ['2026-05-01', status]);
      expect(progression.latestTest?.on).toBe('2025-09-01');
      expect(alerts).toEqual([]);
      expect(dueItems.filter(({ test }) => test !== 'blood')).toEqual([]);
      expect(dueItems.length > 0).toBe(status === 'transferred');
    },
  );

  it('what is of the own lungs ends the day before, of every kind of fact', () => {
    const days = ['2026-01-31', '2026-02-01', '2026-02-02'];
    const own = ofOwnLungs(
      {
        ...recordOf({
          pfts: days.map((day) => pft(day, { ml: 3000 })),
          hrcts: days.map((day) => comparedHrct(day, 'increased', '2025-09-01')),
          symptoms: days.map((day) => symptoms(day, 'worse')),
        }),
        oxygenNeeds: days.map((day) => oxygen(day, 2)),
      },
      parseIsoDate('2026-02-01'),
    );
    expect([
      own.pfts.map(({ testedOn }) => testedOn),
      own.hrcts.map(({ performedOn }) => performedOn),
      own.symptomReports.map(({ reportedOn }) => reportedOn),
      own.oxygenNeeds.map(({ on }) => on),
    ]).toEqual([['2026-01-31'], ['2026-01-31'], ['2026-01-31'], ['2026-01-31']]);
  });

  it('nobody is asked whether a graft is rapidly progressive', () => {
    const oxygenNeeds = [
      { ...oxygen('2026-01-05', 1, 'at rest'), spo2: 96 },
      { ...oxygen('2026-03-05', 3, 'at rest'), spo2: 90 },
    ];
    const positive: PersonFactOf<'antibodies'> = {
      kind: 'antibodies',
      lineageId: 'antibodies',
      id: 'antibodies v1',
      on: parseIsoDate('2026-01-05'),
      value: { antibodies: ['MDA5'] },
    };
    const rapid = (...said: readonly Said[]) => {
      const given = record(...said);
      return reviewed({ ...given, oxygenNeeds, person: [...given.person, positive] }, asOf).rapidProgression;
    };
    const nothing = { flag: null, oxygen: null, spo2: null, mda5On: null };
    expect(rapid(transplanted)).toEqual(nothing);
    expect(rapid(transplanted, ['2026-05-01', 'transferred'])).toEqual(nothing);
    expect(rapid()).toMatchObject({ oxygen: { later: 3 }, spo2: { later: 90 }, mda5On: '2026-01-05' });
  });

  it('a further transplantation does not make the first graft the own lungs', () => {
    expect(judged(transplanted, ['2026-05-01', 'transplanted']).progression.latestTest?.on).toBe(
      '2025-09-01',
    );
  });

  it('of two statuses of one day the one recorded last stands, in whatever order they are read', () => {
    const takenBack = record(transplanted, ['2026-02-01', 'active']);
    for (const person of [takenBack.person, takenBack.person.toReversed()])
      expect(graftedOn({ ...takenBack, person })).toBeNull();
    const again = record(['2026-02-01', 'active'], transplanted);
    for (const person of [again.person, again.person.toReversed()])
      expect(graftedOn({ ...again, person })).toBe('2026-02-01');
  });

  it('is not taken back by a registration, which came later', () => {
    const takenBack = record(transplanted, ['2026-05-01', 'active']);
    const person = takenBack.person.map((fact) =>
      fact.value.status === 'active' ? { ...fact, value: { status: 'active' } as const } : fact,
    );
    expect(graftedOn({ ...takenBack, person })).toBe('2026-02-01');
    const { status, alerts } = reviewed({ ...takenBack, person }, asOf);
    expect([status?.status, alerts]).toEqual(['transplanted', []]);
  });

  it('all is judged again when the transplantation is taken back', () => {
    const { progression, alerts } = judged(transplanted, ['2026-05-01', 'active']);
    expect(progression.latestTest?.on).toBe('2026-04-01');
    expect(alerts.map(({ ruleId }) => ruleId)).toContain('inbuild');
  });

  it.each<readonly Said[]>([[], [['2026-05-01', 'transferred']], [['2026-05-01', 'discharged']]])(
    'what the own lungs had lost before stays to be read, and alerts nobody (%j)',
    (...later) => {
      const fallen = {
        ...record(transplanted, ...later),
        pfts: [pft('2025-03-01', { ml: 3000 }), pft('2025-09-01', { ml: 2600 })],
      };
      const { alerts, progression } = reviewed(fallen, asOf);
      expect(progression.sets.find(({ setId }) => setId === 'inbuild')?.verdict).toBe('met');
      expect(alerts).toEqual([]);
    },
  );
});
