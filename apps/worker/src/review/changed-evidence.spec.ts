import { describe, expect, it } from '@jest/globals';
import { millilitres, parseIsoDate } from '@interstice/clinical';
import { judgedDecision } from '@interstice/server';
import type { AlertStatus, StoredAlert } from './reconcile-alerts.js';
import {
  corrected,
  finding,
  LATER,
  RECORD,
  reconcile,
  stored,
  tooOldThen,
  withoutTest,
  withTest,
} from './reconcile-alerts.spec-support.js';

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
    ])('is closed %s, and comes back when that is taken back (B-27)', (_, given) => {
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
