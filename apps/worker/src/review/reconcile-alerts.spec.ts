import { describe, expect, it } from '@jest/globals';
import { parseIsoDate } from '@interstice/clinical';
import type { AlertStatus } from './reconcile-alerts.js';
import { finding, grownOld, reconcile, stored, tooOldThen } from './reconcile-alerts.spec-support.js';

describe('what a review makes of the alerts', () => {
  it('opens an alert that the record supports', () => {
    expect(reconcile([], [finding()], true)).toMatchObject([{ write: 'open' }]);
  });

  it('does not open one whose tests are too old to act on', () => {
    expect(reconcile([], [grownOld], true)).toEqual([]);
  });

  it('keeps an open one whose tests have grown old (B-03)', () => {
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
    'never silently withdraws one that is %s (B-07)',
    (status) => {
      expect(reconcile([stored(status)], [], true)).toEqual([]);
    },
  );

  it('withdraws nothing while some rule cannot be judged', () => {
    expect(reconcile([stored('open')], [], false)).toEqual([]);
  });

  it('withdraws nothing of a rule about blood that cannot be judged, and all others go on (B-14)', () => {
    const ofRule = (ruleId: string) =>
      finding({ key: `${ruleId}:test`, ruleId, kind: 'blood', certainty: 'not-applicable' });
    const [neutrophils, platelets, alt] = ['blood.neutrophils', 'blood.platelets', 'blood.alt'].map(ofRule);
    if (!neutrophils || !platelets || !alt) throw new Error('no findings');
    const failing = { failing: 'blood.neutrophils' };
    const standing = [
      { ...stored('open', neutrophils), id: 'its own' },
      { ...stored('open', platelets), id: 'of another' },
      { ...stored('open'), id: 'of the lungs' },
    ];
    expect(reconcile(standing, [alt], false, failing)).toMatchObject([
      { write: 'withdraw', id: 'of another' },
      { write: 'withdraw', id: 'of the lungs' },
      { write: 'open', finding: { key: alt.key } },
    ]);
  });

  describe('of a definition that the site alerts by no more', () => {
    const unraised = (...found: ReturnType<typeof finding>[]) => ({
      unraised: found.map((one) => ({ ...one, mayOpen: false })),
    });

    it.each<AlertStatus>(['open', 'acknowledged'])(
      'keeps one that is %s, which neither time nor the site’s choice closes (B-03)',
      (status) => {
        expect(reconcile([stored(status)], [], true, unraised(finding()))).toEqual([]);
      },
    );

    it('opens none', () => {
      expect(reconcile([], [], true, unraised(finding()))).toEqual([]);
    });

    it('lets an open one say what the record says now, without speaking again', () => {
      const worse = unraised(finding({ worst: 150 }));
      expect(reconcile([stored('acknowledged')], [], true, worse)).toMatchObject([
        { write: 'update', speaksAgain: false },
      ]);
    });

    it.each<AlertStatus>(['acted', 'dismissed', 'withdrawn'])(
      'leaves one that is %s as it is, whatever is found',
      (status) => {
        expect(reconcile([stored(status)], [], true, unraised(finding({ worst: 150 })))).toEqual([]);
      },
    );

    it('withdraws an open one that the record no longer supports', () => {
      expect(reconcile([stored('open')], [], true, unraised())).toMatchObject([{ write: 'withdraw' }]);
    });

    it('says the same of it again once the site alerts by it anew', () => {
      expect(reconcile([stored('open')], [finding()], true)).toEqual([]);
    });
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
  ])('hears %s as worse news (B-02)', (_, worse) => {
    it.each<AlertStatus>(['open', 'acknowledged', 'acted', 'dismissed', 'recovered', 'withdrawn'])(
      'and lets an alert that is %s speak again (B-02)',
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
    const countedFromTheBest = finding({ latest: ['2024-01-15', '2026-02-27'], latestFrom: '2025-07-15' });
    expect(reconcile([known], [countedFromTheBest], true)).toMatchObject([{ speaksAgain: true }]);
    const same = finding({ latest: ['2024-01-15', '2025-07-15'], latestFrom: '2024-07-15' });
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

  it('closes what waits when the patient has died, also what has recovered and while a rule cannot be judged (B-27)', () => {
    const blood = finding({ key: 'blood.alt:test', kind: 'blood', ruleId: 'blood.alt' });
    for (const from of [finding(), blood])
      for (const status of ['open', 'acknowledged', 'recovered'] as const)
        for (const settled of [true, false])
          expect([
            status,
            settled,
            reconcile([stored(status, from)], [], settled, { status: 'deceased' }),
          ]).toMatchObject([status, settled, [{ write: 'withdraw', id: 'alert-1' }]]);
  });

  it('closes after a transplantation what is about progression, and nothing about blood that is to be signed (B-27)', () => {
    const blood = finding({ key: 'blood.alt:test', kind: 'blood', ruleId: 'blood.alt' });
    const transplanted = { status: 'transplanted' } as const;
    for (const settled of [true, false]) {
      expect(reconcile([stored('open')], [], settled, transplanted)).toMatchObject([{ write: 'withdraw' }]);
      expect(reconcile([stored('recovered', blood)], [], settled, transplanted)).toEqual([]);
    }
  });

  it('lets one that was to be watched return once its repeat is late, unless that was known when it was decided (B-11)', () => {
    const late = finding({ notRepeatedSince: parseIsoDate('2026-03-04') });
    const watched = stored('acted');
    expect(reconcile([watched], [late], true)).toMatchObject([
      { write: 'update', speaksAgain: true, notRepeated: true, evidenceRevision: 4 },
    ]);
    expect(reconcile([watched], [finding()], true)).toEqual([]);
    for (const decidedOn of ['2026-03-04', '2026-03-05'])
      expect(reconcile([{ ...watched, decidedOn }], [late], true)).toEqual([]);
    for (const code of ['other-cause', 'referred'] as const) {
      const decided = watched.decided && { ...watched.decided, code };
      expect(reconcile([{ ...watched, decided }], [late], true)).toEqual([]);
    }
    expect(reconcile([stored('dismissed')], [late], true)).toEqual([]);
    for (const status of ['open', 'acknowledged'] as const)
      expect(reconcile([stored(status)], [late], true)).toEqual([]);
    const unraised = { unraised: [{ ...late, mayOpen: false }] };
    expect(reconcile([watched], [], true, unraised)).toEqual([]);
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

  it('opens a second alert for a new episode and leaves the decided one alone (B-01)', () => {
    const next = finding({ key: 'inbuild:episode-2', episodeId: 'episode-2' });
    expect(reconcile([stored('acted')], [next], true)).toMatchObject([
      { write: 'open', finding: { key: 'inbuild:episode-2' } },
    ]);
  });
});
