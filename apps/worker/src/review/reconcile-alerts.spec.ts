import { describe, expect, it } from '@jest/globals';
import {
  emptyRecord,
  millilitres,
  parseIsoDate,
  type PatientRecord,
  type PatientStatus,
} from '@interstice/clinical';
import type { AlertFinding } from '@interstice/guideline';
import type { PairAssessment } from '@interstice/progression';
import { judgedDecision, judgedFacts, storedAlertEvidence } from '@interstice/server';
import { reconcileAlerts, type AlertStatus, type AlertWrite, type StoredAlert } from './reconcile-alerts.js';

/** The later test that the alert rests on, and another one. */
const LATER = {
  lineageId: 'later',
  id: 'later, first version',
  testedOn: parseIsoDate('2026-02-27'),
  fvc: millilitres(2640),
  bronchodilator: 'pre',
} as const;
const RECORD: PatientRecord = {
  ...emptyRecord('patient', parseIsoDate('2025-01-15')),
  pfts: [LATER, { ...LATER, lineageId: 'other', id: 'other', testedOn: parseIsoDate('2025-08-01') }],
};
const withTest = (changes: Partial<PatientRecord['pfts'][number]>): PatientRecord => ({
  ...RECORD,
  pfts: RECORD.pfts.map((pft) => (pft.lineageId === 'later' ? { ...pft, ...changes } : pft)),
});
const withoutTest = { ...RECORD, pfts: RECORD.pfts.filter(({ lineageId }) => lineageId !== 'later') };
const corrected = withTest({ id: 'later, second version', fvc: millilitres(2960) });

const finding = (
  given: Partial<AlertFinding> & {
    criteria?: string[];
    worst?: number;
    fvcMl?: number | null;
    pctTenths?: number | null;
    latest?: readonly [earlierOn: string, laterOn: string];
    increasedOn?: string;
  } = {},
): AlertFinding => {
  const {
    criteria = ['inbuild.a'],
    worst = 120,
    fvcMl = 2640,
    pctTenths = 704,
    latest,
    increasedOn,
    ...rest
  } = given;
  return {
    key: 'inbuild:first',
    kind: 'progression',
    ruleId: 'inbuild',
    episodeId: null,
    severity: 'warning',
    certainty: 'provisional',
    mayOpen: true,
    mayOpenUntil: parseIsoDate('2028-02-27'),
    evidence: {
      criteria,
      worstDeclineTenths: worst,
      facts: [{ kind: 'pft', lineageId: 'later', on: parseIsoDate('2026-02-27') }],
      progression: {
        firstMetOn: parseIsoDate('2026-02-27'),
        worst: null,
        latest: latest === undefined ? null : fallBetween(...latest),
        lowestFvcMl: fvcMl,
        lowestPctTenths: pctTenths,
        ...(increasedOn === undefined ? {} : { lastIncreaseOn: parseIsoDate(increasedOn) }),
        homeAlone: false,
        poorQuality: false,
      },
    },
    cites: [{ doc: 'flaherty-2019', at: 'criteria' }],
    ...rest,
  };
};

const fallBetween = (earlierOn: string, laterOn: string): PairAssessment => ({
  earlier: { lineageId: `pft ${earlierOn}`, on: parseIsoDate(earlierOn), fvcMl: 3000 },
  later: { lineageId: `pft ${laterOn}`, on: parseIsoDate(laterOn), fvcMl: 2640 },
  measure: 'litres',
  basis: 'pct-missing',
  assumed: false,
  declineTenths: 120,
});

const stored = (status: AlertStatus, from: AlertFinding = finding()): StoredAlert => ({
  id: 'alert-1',
  key: from.key,
  status,
  openedOn: '2026-03-02',
  severity: from.severity,
  certainty: from.certainty,
  evidence: storedAlertEvidence(from),
  evidenceRevision: 3,
  inHistory: false,
  facts: judgedFacts(RECORD, from.evidence),
  changedAfterDecision: null,
  decided:
    status === 'acted' || status === 'dismissed'
      ? {
          status,
          code: status === 'acted' ? 'watch-and-repeat' : null,
          by: 'physician',
          at: '2026-03-03T09:00:00Z',
        }
      : null,
});

/** What a review makes of the alerts of a patient with one test. */
function reconcile(
  alerts: readonly StoredAlert[],
  findings: readonly AlertFinding[],
  settled: boolean,
  given: { record?: PatientRecord; status?: PatientStatus; mergedInto?: string } = {},
): AlertWrite[] {
  const { record = RECORD, status, mergedInto = null } = given;
  return reconcileAlerts(
    alerts,
    {
      alerts: findings,
      cannotJudge: settled ? [] : [{ ruleId: 'inbuild', test: null, errorCode: 'unexpected-error' }],
      status: status === undefined ? null : { status, on: parseIsoDate('2026-03-01'), lineageId: 'status' },
      mergedInto,
    },
    record,
  );
}

/** Could have opened until the day on which the stored alert did, or until the day before. */
const grownOld = finding({ mayOpen: false, mayOpenUntil: parseIsoDate('2026-03-02') });
const tooOldThen = finding({ mayOpen: false, mayOpenUntil: parseIsoDate('2026-03-01') });

describe('what a review makes of the alerts', () => {
  it('opens an alert that the record supports', () => {
    expect(reconcile([], [finding()], true)).toMatchObject([{ write: 'open' }]);
  });

  it('does not open one whose tests are too old to act on', () => {
    expect(reconcile([], [grownOld], true)).toEqual([]);
  });

  it('keeps an open one whose tests have grown old', () => {
    expect(reconcile([stored('open', grownOld)], [grownOld], true)).toEqual([]);
  });

  it.each<AlertStatus>(['open', 'acknowledged'])(
    'withdraws one that is %s when what is left of it was too old on the day on which it opened',
    (status) => {
      expect(reconcile([stored(status)], [tooOldThen], true)).toMatchObject([
        { write: 'withdraw', id: 'alert-1' },
      ]);
    },
  );

  it.each<AlertStatus>(['withdrawn', 'dismissed', 'acted'])(
    'leaves one that is %s as it is when only what was too old then is found',
    (status) => {
      expect(reconcile([stored(status)], [tooOldThen], true)).toEqual([]);
    },
  );

  it.each<AlertStatus>(['open', 'acknowledged'])(
    'withdraws one that is %s when the record no longer supports it',
    (status) => {
      expect(reconcile([stored(status)], [], true)).toMatchObject([{ write: 'withdraw', id: 'alert-1' }]);
    },
  );

  it.each<AlertStatus>(['acted', 'dismissed', 'recovered', 'withdrawn'])(
    'never silently withdraws one that is %s',
    (status) => {
      expect(reconcile([stored(status)], [], true)).toEqual([]);
    },
  );

  it('withdraws nothing while some rule cannot be judged', () => {
    expect(reconcile([stored('open')], [], false)).toEqual([]);
  });

  it('changes nothing when it decides about the same again', () => {
    expect(reconcile([stored('acknowledged')], [finding()], true)).toEqual([]);
  });

  describe.each([
    ['a greater fall', finding({ worst: 121 })],
    ['a further limb', finding({ criteria: ['inbuild.a', 'inbuild.b'] })],
    ['a graver severity', finding({ severity: 'critical' })],
    ['a lower FVC, although the fall to it is smaller', finding({ worst: 102, fvcMl: 2639 })],
    ['a lower percentage of predicted', finding({ worst: 102, fvcMl: null, pctTenths: 703 })],
  ])('hears %s as worse news', (_, worse) => {
    it.each<AlertStatus>(['open', 'acknowledged', 'acted', 'dismissed', 'recovered', 'withdrawn'])(
      'and lets an alert that is %s speak again',
      (status) => {
        expect(reconcile([stored(status)], [worse], true)).toMatchObject([
          { write: 'update', speaksAgain: true, evidenceRevision: 4 },
        ]);
      },
    );
  });

  it.each([
    ['a higher FVC', finding({ fvcMl: 2641, pctTenths: 705 })],
    ['a percentage where none was known', finding({ worst: 110, fvcMl: 2640 }), finding({ pctTenths: null })],
    ['litres where none were known', finding({ worst: 110 }), finding({ fvcMl: null })],
    ['values that are not known any more', finding({ fvcMl: null, pctTenths: null })],
  ])('does not hear %s as worse news', (_, news, from = finding()) => {
    expect(reconcile([stored('open', from)], [news], true)).toMatchObject([{ speaksAgain: false }]);
    expect(reconcile([stored('dismissed', from)], [news], true)).toEqual([]);
  });

  it('hears another fall after a recovery as worse news, and a further test of the same fall as none', () => {
    const known = stored('dismissed', finding({ latest: ['2024-01-15', '2025-01-15'] }));
    const another = finding({ latest: ['2025-07-15', '2026-02-27'] });
    expect(reconcile([known], [another], true)).toMatchObject([{ speaksAgain: true }]);
    const same = finding({ latest: ['2024-01-15', '2025-07-15'] });
    expect(reconcile([known], [same], true)).toEqual([]);
  });

  it('hears a further increase of fibrosis as worse news, and the same one as none', () => {
    const known = stored('acted', finding({ increasedOn: '2025-01-15' }));
    const further = finding({ increasedOn: '2026-01-15' });
    expect(reconcile([known], [further], true)).toMatchObject([{ speaksAgain: true }]);
    expect(reconcile([known], [finding({ increasedOn: '2025-01-15' })], true)).toEqual([]);
    expect(reconcile([stored('acted')], [further], true)).toEqual([]);
  });

  it.each<AlertStatus>(['acted', 'dismissed'])(
    'lets a doubtful alert that is %s speak again once it is certain',
    (status) => {
      expect(reconcile([stored(status)], [finding({ certainty: 'confirmed' })], true)).toMatchObject([
        { write: 'update', speaksAgain: true },
      ]);
    },
  );

  it('notes a lesser fall on an acknowledged alert without speaking again', () => {
    expect(reconcile([stored('acknowledged')], [finding({ worst: 110 })], true)).toMatchObject([
      { write: 'update', speaksAgain: false },
    ]);
  });

  it('notes that a provisional alert is confirmed', () => {
    expect(reconcile([stored('open')], [finding({ certainty: 'confirmed' })], true)).toMatchObject([
      { write: 'update', speaksAgain: false },
    ]);
  });

  it('leaves a decided alert on the evidence it was decided on while nothing is worse', () => {
    expect(reconcile([stored('dismissed')], [finding({ worst: 110 })], true)).toEqual([]);
  });

  it('opens a withdrawn alert again when the record supports it again, whatever its age', () => {
    expect(reconcile([stored('withdrawn')], [grownOld], true)).toMatchObject([
      { write: 'update', id: 'alert-1', speaksAgain: true },
    ]);
  });

  it('opens a second alert for a new episode and leaves the decided one alone', () => {
    const next = finding({ key: 'inbuild:episode-2', episodeId: 'episode-2' });
    expect(reconcile([stored('acted')], [next], true)).toMatchObject([
      { write: 'open', finding: { key: 'inbuild:episode-2' } },
    ]);
  });
});

describe('what becomes of a decision whose evidence changes (B-07)', () => {
  const decisions: [AlertStatus][] = [['acted'], ['dismissed']];

  it.each(decisions)('tells that a test behind one that is %s was corrected, with what it said', (status) => {
    expect(reconcile([stored(status)], [], true, { record: corrected })).toEqual([
      {
        write: 'tell-change',
        id: 'alert-1',
        evidenceRevision: 4,
        finding: null,
        change: {
          decision: stored(status).decided,
          severity: 'warning',
          facts: [
            {
              kind: 'pft',
              lineageId: 'later',
              on: '2026-02-27',
              before: { testedOn: '2026-02-27', fvc: 2640, bronchodilator: 'pre' },
              after: { testedOn: '2026-02-27', fvc: 2960, bronchodilator: 'pre' },
            },
          ],
        },
        facts: [expect.objectContaining({ versionId: 'later, second version' })],
      },
    ]);
  });

  it('tells of one that was withdrawn or moved away, also where another episode has begun or a rule fails', () => {
    const next = finding({ key: 'inbuild:next', episodeId: 'next' });
    const gone = { change: { facts: [{ lineageId: 'later', after: null }] } };
    expect(
      reconcile([stored('acted'), stored('open', next)], [next], true, { record: withoutTest })[0],
    ).toMatchObject(gone);
    expect(reconcile([stored('acted')], [], false, { record: withoutTest })).toMatchObject([gone]);
  });

  it('takes over what is found of the same story, and keeps the severity of the rule for later', () => {
    const found = finding({ certainty: 'confirmed' });
    expect(reconcile([stored('dismissed')], [found], true, { record: corrected })).toMatchObject([
      { write: 'tell-change', finding: { certainty: 'confirmed' }, change: { severity: 'warning' } },
    ]);
  });

  it.each([
    ['the device', withTest({ id: 'later, second version', device: 'another' })],
    ['the FEV1', withTest({ id: 'later, second version', fev1: millilitres(1900) })],
    [
      'an exclusion, which is a decision',
      {
        ...RECORD,
        exclusions: [{ id: 'x', pftLineageId: 'later', on: parseIsoDate('2026-03-04'), reason: 'cough' }],
      },
    ],
    ['a test that nobody decided on', { ...RECORD, pfts: [LATER] }],
    ['the same test, entered anew or brought back', withTest({ lineageId: 'again', id: 'again' })],
  ])('leaves the decision alone for %s', (_, record) => {
    expect(reconcile([stored('acted')], [], true, { record })).toEqual([]);
  });

  it('opens again where the decision itself was withdrawn', () => {
    const decision = {
      lineageId: 'decision',
      id: 'decision',
      decision: 'escalated',
      decidedOn: parseIsoDate('2026-03-03'),
    } as const;
    const alert = { ...stored('acted'), facts: [...(stored('acted').facts ?? []), judgedDecision(decision)] };
    const standing = { ...RECORD, progressionDecisions: [decision] };
    expect(reconcile([alert], [], true, { record: standing })).toEqual([]);
    expect(reconcile([alert], [finding()], true)).toMatchObject([
      { write: 'tell-change', change: { facts: [{ lineageId: 'decision', after: null }] } },
    ]);
  });

  describe('and that nobody has made anew', () => {
    const [told] = reconcile([stored('acted')], [], true, { record: corrected });
    if (told?.write !== 'tell-change') throw new Error('nothing was told');
    const waiting: StoredAlert = {
      ...stored('acted'),
      status: 'open',
      severity: 'critical',
      facts: told.facts,
      changedAfterDecision: { ...told.change, at: '2026-03-05T09:00:00Z' },
      decided: null,
    };

    it('is told once, and not withdrawn for lack of support', () => {
      expect(reconcile([waiting], [], true, { record: corrected })).toEqual([]);
      expect(reconcile([waiting], [tooOldThen], true, { record: corrected })).not.toContainEqual(
        expect.objectContaining({ write: 'withdraw' }),
      );
    });

    it('stays critical while more is found of it', () => {
      expect(reconcile([waiting], [finding()], true, { record: corrected })).toEqual([]);
      const further = finding({ criteria: ['inbuild.a', 'inbuild.b'] });
      expect(reconcile([waiting], [further], true, { record: corrected })).toMatchObject([
        { write: 'update', severity: 'critical', speaksAgain: true },
      ]);
    });

    it('is told again with what was decided on when the test is corrected once more', () => {
      const third = withTest({ id: 'later, third version', fvc: millilitres(2500) });
      expect(reconcile([waiting], [], true, { record: third })).toMatchObject([
        { write: 'tell-change', change: { facts: [{ before: { fvc: 2640 }, after: { fvc: 2500 } }] } },
      ]);
      const back = withTest({ id: 'later, third version' });
      expect(reconcile([waiting], [], true, { record: back })).toMatchObject([
        { write: 'tell-change', change: { facts: [{ before: { fvc: 2640 }, after: { fvc: 2640 } }] } },
      ]);
    });

    it.each<[string, Parameters<typeof reconcile>[3]]>([
      ['after a death', { status: 'deceased' }],
      ['after a transplantation', { status: 'transplanted' }],
      ['on a record that was merged', { mergedInto: 'kept' }],
    ])('is closed %s, and comes back when that is taken back', (_, given) => {
      expect(reconcile([waiting], [], true, { record: corrected, ...given })).toMatchObject([
        { write: 'withdraw' },
      ]);
      expect(reconcile([stored('acted')], [], true, { record: corrected, ...given })).toEqual([]);
      const closed: StoredAlert = { ...waiting, status: 'withdrawn' };
      expect(reconcile([closed], [], true, { record: corrected })).toMatchObject([
        { write: 'tell-change', change: { facts: [{ before: { fvc: 2640 }, after: { fvc: 2960 } }] } },
      ]);
    });
  });
});

it('notes on an open alert that a test behind it was corrected in what is judged, without speaking again', () => {
  const graded = withTest({ id: 'later, second version', laboratory: 'Another laboratory' });
  expect(reconcile([stored('open')], [finding()], true, { record: graded })).toMatchObject([
    { write: 'update', speaksAgain: false },
  ]);
  expect(reconcile([{ ...stored('open'), facts: null }], [finding()], true, { record: graded })).toEqual([]);
});
