import type { PatientStatus, PersonFact } from '@interstice/clinical';
import type { CriterionSet } from '@interstice/progression';
import {
  PROTOCOL,
  comparedHrct,
  day,
  decision,
  hrct,
  pft,
  recordOf,
  reviewed,
  symptoms,
  treatment,
} from './record.spec-support.js';
import type { SurveillanceRule } from './protocol.js';
import { review } from './review.js';
import { protocolById, ruleSetDocument, UnknownProtocolError } from './rule-set.js';

const asOf = '2026-03-01';
const fallen = recordOf({ pfts: [pft('2025-01-15', { pct: 80 }), pft('2026-01-15', { pct: 70.4 })] });
const status = (value: PatientStatus): PersonFact => ({
  kind: 'status',
  lineageId: 'status',
  id: 'status v1',
  on: day('2026-02-01'),
  value: { status: value },
});

describe('A second test 12 % below the first', () => {
  it('raises one progression alert with its evidence and citations (B-01, C-03)', () => {
    const { alerts } = reviewed(fallen, asOf);
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({
      key: 'inbuild:first',
      kind: 'progression',
      ruleId: 'inbuild',
      episodeId: null,
      severity: 'warning',
      certainty: 'confirmed',
      mayOpen: true,
      evidence: {
        criteria: ['inbuild.a'],
        worstDeclineTenths: 120,
        facts: [
          { kind: 'pft', lineageId: 'pft 2025-01-15', on: '2025-01-15' },
          { kind: 'pft', lineageId: 'pft 2026-01-15', on: '2026-01-15' },
        ],
        progression: {
          firstMetOn: '2026-01-15',
          latest: { declineTenths: 120 },
          lowestFvcMl: null,
          lowestPctTenths: 704,
          poorQuality: false,
          homeAlone: false,
        },
      },
    });
    expect(alerts[0]?.cites.map(({ doc }) => doc)).toContain('inbuild-design');
  });

  it('keeps a lower FVC as evidence when a third test falls less far than the second', () => {
    const pfts = [
      pft('2024-01-15', { ml: 3000 }),
      pft('2025-01-15', { ml: 2640 }),
      pft('2026-06-15', { ml: 2370 }),
    ];
    const evidence = (count: number) =>
      reviewed(recordOf({ pfts: pfts.slice(0, count) }), '2026-07-01').alerts[0]?.evidence;
    expect(evidence(2)).toMatchObject({ worstDeclineTenths: 120, progression: { lowestFvcMl: 2640 } });
    expect(evidence(3)).toMatchObject({
      worstDeclineTenths: 120,
      progression: { lowestFvcMl: 2370, latest: { declineTenths: 102, later: { on: '2026-06-15' } } },
    });
  });

  it('may open an alert while the later test is at most 24 months old (B-09)', () => {
    expect(reviewed(fallen, '2028-01-15').alerts[0]?.mayOpen).toBe(true);
    expect(reviewed(fallen, '2028-01-16').alerts[0]?.mayOpen).toBe(false);
  });

  it('keeps its alert when a limb is added and when the next test is better', () => {
    const more = recordOf({
      pfts: [...fallen.pfts, pft('2026-02-15', { pct: 75 })],
      symptoms: [symptoms('2026-02-20', 'worse')],
    });
    const [alert] = reviewed(more, asOf).alerts;
    expect(alert).toMatchObject({
      key: 'inbuild:first',
      evidence: { criteria: ['inbuild.a', 'inbuild.b'], worstDeclineTenths: 120 },
    });
  });

  it('is judged anew, under a new key, once an episode has started', () => {
    const escalated = decision('2026-02-01', 'escalated', '2026-01-15');
    const decided = { ...fallen, progressionDecisions: [escalated] };
    expect(reviewed(decided, asOf).alerts).toEqual([]);
    const again = { ...decided, pfts: [...decided.pfts, pft('2026-02-20', { pct: 60 })] };
    expect(reviewed(again, asOf).alerts[0]).toMatchObject({
      key: `inbuild:${escalated.lineageId}`,
      episodeId: escalated.lineageId,
    });
  });
});

describe('A fact dated after the day', () => {
  it('is not known yet, and the record is reviewed again when it comes', () => {
    const before = reviewed(fallen, '2026-01-14');
    expect(before.alerts).toEqual([]);
    expect(before.nextReviewOn).toBe('2026-01-15');
    expect(reviewed(fallen, '2026-01-15').alerts).toHaveLength(1);
  });
});

describe('The status of a patient', () => {
  const everything = ['blood', 'dlco', 'hrct', 'joint-visit', 'pft'];
  it.each<[PatientStatus, readonly string[], number]>([
    ['active', everything, 1],
    ['transferred', everything, 1],
    ['discharged', [], 1],
    ['transplanted', ['blood'], 0],
    ['deceased', [], 0],
  ])('%s leaves due %j and %i alerts (B-27)', (value, due, alerts) => {
    const record = { ...fallen, person: [status(value)], treatments: [treatment('2025-12-01')] };
    const result = reviewed(record, asOf);
    expect(result.dueItems.map(({ test }) => test)).toEqual(due);
    expect(result.alerts).toHaveLength(alerts);
    expect(result.status).toEqual({ status: value, on: '2026-02-01', lineageId: 'status' });
  });

  it('is nothing until one is recorded', () => {
    expect(reviewed(fallen, asOf).status).toBeNull();
  });
});

describe('Worse symptoms and more fibrosis without a fall', () => {
  const record = recordOf({
    symptoms: [symptoms('2024-06-01', 'worse')],
    hrcts: [comparedHrct('2025-01-15', 'increased', '2024-01-15')],
  });

  it('raise a certain alert that names the report and the scan, and make no repeat due', () => {
    const { alerts, dueItems } = reviewed(record, '2026-03-01');
    expect(alerts).toMatchObject([
      {
        key: 'inbuild:first',
        certainty: 'confirmed',
        mayOpen: true,
        evidence: { criteria: ['inbuild.d'], worstDeclineTenths: null },
      },
    ]);
    expect(alerts[0]?.evidence.facts.map(({ kind, on }) => [kind, on])).toEqual([
      ['symptom-report', '2024-06-01'],
      ['hrct', '2025-01-15'],
    ]);
    const pft = dueItems.find(({ test }) => test === 'pft');
    expect(pft?.rules.map(({ ruleId }) => ruleId)).toEqual(['pft.baseline']);
  });

  it('may open an alert while both are at most 24 months old', () => {
    const mayOpen = (on: string) => reviewed(record, on).alerts[0]?.mayOpen;
    expect(mayOpen('2026-06-01')).toBe(true);
    expect(mayOpen('2026-06-02')).toBe(false);
    expect(reviewed(record, '2026-06-02').alerts[0]?.mayOpenUntil).toBe('2026-06-01');
    expect(reviewed(record, '2026-05-20').nextReviewOn).toBe('2026-06-02');
  });

  it('make the disease progressive for 24 months after the later one', () => {
    const progressive = (on: string) => reviewed(record, on).severity.progressive;
    expect(progressive('2027-01-15')).toBe('met');
    expect(progressive('2027-01-16')).toBe('not-met');
  });
});

describe('A past decision that was entered', () => {
  const entered = decision('2026-02-01', 'escalated', '2026-01-15');

  it('gives the alerts that follow the key of its lineage', () => {
    const again = { ...fallen, pfts: [...fallen.pfts, pft('2026-02-20', { pct: 60 })] };
    const { alerts } = reviewed({ ...again, progressionDecisions: [entered] }, asOf);
    expect(alerts).toMatchObject([{ key: `inbuild:${entered.lineageId}`, episodeId: entered.lineageId }]);
  });

  it('is not known before the day on which it was taken', () => {
    const record = { ...fallen, progressionDecisions: [entered] };
    expect(reviewed(record, '2026-01-31').alerts[0]?.key).toBe('inbuild:first');
    expect(reviewed(record, '2026-01-31').nextReviewOn).toBe('2026-02-01');
    expect(reviewed(record, '2026-02-01').alerts).toEqual([]);
  });

  it('of another cause ends that the disease is called progressive, and leaves the alert', () => {
    const record = { ...fallen, progressionDecisions: [decision('2026-02-01', 'other-cause')] };
    const result = reviewed(record, asOf);
    expect(result.severity.progressive).toBe('not-met');
    expect(result.alerts).toHaveLength(1);
  });
});

describe('A record that was merged into another one', () => {
  it('has nothing due and no alerts, whatever it holds', () => {
    const result = reviewed({ ...fallen, mergedInto: 'kept' }, asOf);
    expect(result).toMatchObject({ mergedInto: 'kept', dueItems: [], notDue: [], alerts: [] });
  });
});

describe('A rule that throws', () => {
  const broken: SurveillanceRule = {
    ...(PROTOCOL.rules[0] as SurveillanceRule),
    id: 'pft.broken',
    window: { kind: 'from-to', from: { choice: 'nobody-chose-this' }, to: { months: 6 } },
  };

  it('cannot judge, alone: every other answer stays as it was (B-14)', () => {
    const sound = reviewed(fallen, asOf);
    const result = review(fallen, { ...PROTOCOL, rules: [broken, ...PROTOCOL.rules] }, day(asOf));
    expect(result.cannotJudge).toEqual([{ ruleId: 'pft.broken', test: 'pft', errorCode: 'rule-data' }]);
    expect({ ...result, cannotJudge: [] }).toEqual(sound);
  });

  it('in a criterion set takes with it only what asks about that set, and the schedule stays the stricter one', () => {
    const [inbuild, ...others] = PROTOCOL.criterionSets as [CriterionSet, ...CriterionSet[]];
    const fall = {
      change: 'relative',
      unit: '% of the earlier value',
      atLeast: 5,
      cite: inbuild.cite,
    } as const;
    const unjudgeable: CriterionSet = {
      ...inbuild,
      criteria: inbuild.criteria.map(({ id, title, cite }) => ({
        id,
        title,
        cite,
        // Beside a fall of DLCO none of FVC can be asked for: no judge is built.
        allOf: [
          { ...fall, id: 'x.dlco', measure: 'dlco' },
          { ...fall, id: 'x.fvc', measure: 'fvc' },
        ],
      })),
    };
    const mild = { ...fallen, hrcts: [hrct('2025-01-01', 5)], pfts: fallen.pfts.slice(0, 1) };
    const result = review(mild, { ...PROTOCOL, criterionSets: [unjudgeable, ...others] }, day(asOf));
    expect(result.cannotJudge).toEqual([
      { ruleId: 'inbuild', test: null, errorCode: 'unsupported-condition' },
      { ruleId: 'pft.confirm', test: 'pft', errorCode: 'not-assessed' },
      { ruleId: 'hrct.decline', test: 'hrct', errorCode: 'not-assessed' },
      { ruleId: 'symptom-report.for-progression', test: 'symptom-report', errorCode: 'not-assessed' },
      { ruleId: 'hrct-comparison.for-progression', test: 'hrct-comparison', errorCode: 'not-assessed' },
      { ruleId: 'reference-equation.for-progression', test: 'pft-values', errorCode: 'not-assessed' },
      { ruleId: 'fvc-litres.for-progression', test: 'pft-values', errorCode: 'not-assessed' },
    ]);
    expect(result.progression.sets.map(({ setId }) => setId)).toEqual(others.map(({ id }) => id));
    const pft = result.dueItems.find(({ test }) => test === 'pft');
    expect(pft?.rules.map(({ ruleId }) => ruleId)).toEqual(['pft.m-01', 'pft.m-02']);
  });
});

describe('Protocols', () => {
  it('are found by id, and an unknown one is an error rather than a guess', () => {
    expect(protocolById('summary-2026')).toBe(PROTOCOL);
    expect(protocolById('summary-2026', 'summary-2026').blood.id).toBe('summary-2026');
    expect(PROTOCOL.blood.id).toBe('mmf-label');
    expect(() => protocolById('summary-1926')).toThrow(UnknownProtocolError);
    expect(() => protocolById('summary-2026', 'summary-1926')).toThrow(UnknownProtocolError);
  });

  it('are numbered by a document that holds every rule', () => {
    const document = ruleSetDocument();
    for (const { id } of [...PROTOCOL.rules, ...PROTOCOL.blood.rules]) expect(document).toContain(`"${id}"`);
    expect(ruleSetDocument()).toBe(document);
  });
});
