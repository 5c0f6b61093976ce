import { describe, expect, it } from '@jest/globals';
import { parseIsoDate } from '@interstice/clinical';
import type { AlertFinding } from '@interstice/guideline';
import type { PairAssessment } from '@interstice/progression';
import { storedAlertEvidence } from '@interstice/server';
import { reconcileAlerts, type AlertStatus, type StoredAlert } from './reconcile-alerts.js';

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
});

/** Could have opened until the day on which the stored alert did, or until the day before. */
const grownOld = finding({ mayOpen: false, mayOpenUntil: parseIsoDate('2026-03-02') });
const tooOldThen = finding({ mayOpen: false, mayOpenUntil: parseIsoDate('2026-03-01') });

describe('what a review makes of the alerts', () => {
  it('opens an alert that the record supports', () => {
    expect(reconcileAlerts([], [finding()], true)).toMatchObject([{ write: 'open' }]);
  });

  it('does not open one whose tests are too old to act on', () => {
    expect(reconcileAlerts([], [grownOld], true)).toEqual([]);
  });

  it('keeps an open one whose tests have grown old', () => {
    expect(reconcileAlerts([stored('open', grownOld)], [grownOld], true)).toEqual([]);
  });

  it.each<AlertStatus>(['open', 'acknowledged'])(
    'withdraws one that is %s when what is left of it was too old on the day on which it opened',
    (status) => {
      expect(reconcileAlerts([stored(status)], [tooOldThen], true)).toMatchObject([
        { write: 'withdraw', id: 'alert-1' },
      ]);
    },
  );

  it.each<AlertStatus>(['withdrawn', 'dismissed', 'acted'])(
    'leaves one that is %s as it is when only what was too old then is found',
    (status) => {
      expect(reconcileAlerts([stored(status)], [tooOldThen], true)).toEqual([]);
    },
  );

  it.each<AlertStatus>(['open', 'acknowledged'])(
    'withdraws one that is %s when the record no longer supports it',
    (status) => {
      expect(reconcileAlerts([stored(status)], [], true)).toMatchObject([
        { write: 'withdraw', id: 'alert-1' },
      ]);
    },
  );

  it.each<AlertStatus>(['acted', 'dismissed', 'recovered', 'withdrawn'])(
    'never silently withdraws one that is %s',
    (status) => {
      expect(reconcileAlerts([stored(status)], [], true)).toEqual([]);
    },
  );

  it('withdraws nothing while some rule cannot be judged', () => {
    expect(reconcileAlerts([stored('open')], [], false)).toEqual([]);
  });

  it('changes nothing when it decides about the same again', () => {
    expect(reconcileAlerts([stored('acknowledged')], [finding()], true)).toEqual([]);
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
        expect(reconcileAlerts([stored(status)], [worse], true)).toMatchObject([
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
    expect(reconcileAlerts([stored('open', from)], [news], true)).toMatchObject([{ speaksAgain: false }]);
    expect(reconcileAlerts([stored('dismissed', from)], [news], true)).toEqual([]);
  });

  it('hears another fall after a recovery as worse news, and a further test of the same fall as none', () => {
    const known = stored('dismissed', finding({ latest: ['2024-01-15', '2025-01-15'] }));
    const another = finding({ latest: ['2025-07-15', '2026-02-27'] });
    expect(reconcileAlerts([known], [another], true)).toMatchObject([{ speaksAgain: true }]);
    const same = finding({ latest: ['2024-01-15', '2025-07-15'] });
    expect(reconcileAlerts([known], [same], true)).toEqual([]);
  });

  it('hears a further increase of fibrosis as worse news, and the same one as none', () => {
    const known = stored('acted', finding({ increasedOn: '2025-01-15' }));
    const further = finding({ increasedOn: '2026-01-15' });
    expect(reconcileAlerts([known], [further], true)).toMatchObject([{ speaksAgain: true }]);
    expect(reconcileAlerts([known], [finding({ increasedOn: '2025-01-15' })], true)).toEqual([]);
    expect(reconcileAlerts([stored('acted')], [further], true)).toEqual([]);
  });

  it.each<AlertStatus>(['acted', 'dismissed'])(
    'lets a doubtful alert that is %s speak again once it is certain',
    (status) => {
      expect(reconcileAlerts([stored(status)], [finding({ certainty: 'confirmed' })], true)).toMatchObject([
        { write: 'update', speaksAgain: true },
      ]);
    },
  );

  it('notes a lesser fall on an acknowledged alert without speaking again', () => {
    expect(reconcileAlerts([stored('acknowledged')], [finding({ worst: 110 })], true)).toMatchObject([
      { write: 'update', speaksAgain: false },
    ]);
  });

  it('notes that a provisional alert is confirmed', () => {
    expect(reconcileAlerts([stored('open')], [finding({ certainty: 'confirmed' })], true)).toMatchObject([
      { write: 'update', speaksAgain: false },
    ]);
  });

  it('leaves a decided alert on the evidence it was decided on while nothing is worse', () => {
    expect(reconcileAlerts([stored('dismissed')], [finding({ worst: 110 })], true)).toEqual([]);
  });

  it('opens a withdrawn alert again when the record supports it again, whatever its age', () => {
    expect(reconcileAlerts([stored('withdrawn')], [grownOld], true)).toMatchObject([
      { write: 'update', id: 'alert-1', speaksAgain: true },
    ]);
  });

  it('opens a second alert for a new episode and leaves the decided one alone', () => {
    const next = finding({ key: 'inbuild:episode-2', episodeId: 'episode-2' });
    expect(reconcileAlerts([stored('acted')], [next], true)).toMatchObject([
      { write: 'open', finding: { key: 'inbuild:episode-2' } },
    ]);
  });
});
