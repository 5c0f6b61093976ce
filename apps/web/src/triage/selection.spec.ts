import { describe, expect, it } from '@jest/globals';
import type { AlertResponse, HistoryPatient } from '@interstice/contracts';
import { holdRows, settledRows } from '../worklist/held-rows';
import { byPatient, isPast, pastAlertsOf } from './past-alerts';
import { decisionAbout, standing, tick } from './selection';

const alert = (id: string, evidenceRevision = 1) =>
  ({ id, evidenceRevision, openedAt: '2026-01-01T00:00:00.000Z' }) as AlertResponse;
const patient = (patientId: string, ...alerts: AlertResponse[]) => ({ patientId, alerts }) as HistoryPatient;
const rowsOf = (...patients: HistoryPatient[]) => settledRows(patients.flatMap(pastAlertsOf)).rows;
const NOTHING = new Map<string, number>();

describe('Deciding many alerts of the history alike', () => {
  it('sends the revision of the evidence that was seen of each', () => {
    const rows = rowsOf(patient('p', alert('a', 3), alert('b', 1)), patient('q', alert('c', 7)));
    const { picked } = standing(tick(NOTHING, [alert('a', 3), alert('c', 7)], true), rows);
    expect(decisionAbout(picked, { decision: 'dismiss', reason: 'Treated since.' })).toEqual({
      alerts: [
        { alertId: 'a', evidenceRevision: 3 },
        { alertId: 'c', evidenceRevision: 7 },
      ],
      decision: 'dismiss',
      reason: 'Treated since.',
    });
  });

  it('leaves out what changed after it was ticked, and says how many', () => {
    const ticked = tick(NOTHING, [alert('a'), alert('b'), alert('gone')], true);
    const { picked, lapsed } = standing(ticked, rowsOf(patient('p', alert('a', 2), alert('b', 1))));
    expect(picked.map(({ id }) => id)).toEqual(['b']);
    expect(lapsed).toBe(2);
  });

  it('unticks what was ticked, and keeps the rest', () => {
    const ticked = tick(tick(NOTHING, [alert('a'), alert('b')], true), [alert('a')], false);
    expect([...ticked.keys()]).toEqual(['b']);
  });

  it('keeps what is ticked and every place when another alert of the patient is decided elsewhere', () => {
    const before = rowsOf(patient('p', alert('a'), alert('b'), alert('c')), patient('q', alert('d')));
    const ticked = tick(NOTHING, [alert('a'), alert('c'), alert('d')], true);
    const items = [patient('p', alert('b'), alert('c')), patient('q', alert('d'))].flatMap(pastAlertsOf);
    const { rows, left } = holdRows(before, { items, hasMore: false }, isPast);
    expect(byPatient(rows).map(({ of, alerts }) => [of.patientId, alerts.length])).toEqual([
      ['p', 3],
      ['q', 1],
    ]);
    expect(left).toBe(1);
    const { picked, lapsed } = standing(ticked, rows);
    expect(picked.map(({ id }) => id)).toEqual(['c', 'd']);
    expect(lapsed).toBe(1);
  });
});
