import { describe, expect, it } from '@jest/globals';
import type { AlertResponse, HistoryPatient } from '@interstice/contracts';
import { byPatient, decisionAbout, standing, tick } from './selection';

const alert = (id: string, evidenceRevision = 1) => ({ id, evidenceRevision }) as AlertResponse;
const patient = (patientId: string, ...alerts: AlertResponse[]) => ({ patientId, alerts }) as HistoryPatient;
const NOTHING = new Map<string, number>();

describe('Deciding many alerts of the history alike', () => {
  it('sends the revision of the evidence that was seen of each', () => {
    const list = [patient('p', alert('a', 3), alert('b', 1)), patient('q', alert('c', 7))];
    const { picked } = standing(tick(NOTHING, [alert('a', 3), alert('c', 7)], true), list);
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
    const { picked, lapsed } = standing(ticked, [patient('p', alert('a', 2), alert('b', 1))]);
    expect(picked.map(({ alert: { id } }) => id)).toEqual(['b']);
    expect(lapsed).toBe(2);
  });

  it('unticks what was ticked, and keeps the rest', () => {
    const ticked = tick(tick(NOTHING, [alert('a'), alert('b')], true), [alert('a')], false);
    expect([...ticked.keys()]).toEqual(['b']);
  });

  it('shows what will be decided patient by patient', () => {
    const [p, q] = [patient('p', alert('a'), alert('b')), patient('q', alert('c'))];
    const { picked } = standing(tick(NOTHING, [...p.alerts, ...q.alerts], true), [p, q]);
    expect(byPatient(picked).map(({ patient: of, alerts }) => [of.patientId, alerts.length])).toEqual([
      ['p', 2],
      ['q', 1],
    ]);
  });
});
