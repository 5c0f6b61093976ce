import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@interstice/test-support';
import type {
  AlertList,
  PatientAlerts,
  PftResponse,
  Problem,
  ProgressionResponse,
  ReassignmentResponse,
  WhyResponse,
} from '@interstice/contracts';
import { Clinic, TODAY, type Visitor } from './clinic.js';

describe('what was recorded wrongly', () => {
  let clinic: Clinic;
  let nurse: Visitor;
  let physician: Visitor;

  beforeAll(async () => {
    clinic = await Clinic.open();
    nurse = (await clinic.hire('nurse')).visitor;
    physician = (await clinic.hire('physician')).visitor;
  });
  afterAll(() => clinic.close());

  /** Once everything recorded of the patient has been reviewed: the alerts that stand. */
  const alertsOf = (patientId: string) =>
    eventually(async () => {
      const { body } = await physician.get<PatientAlerts>(`/patients/${patientId}/alerts`);
      expect(body.review.stale).toBe(false);
      return body.items.filter(({ status }) => status !== 'withdrawn');
    });

  async function fallOf12Percent(): Promise<{ patientId: string; later: PftResponse }> {
    const patientId = await clinic.admit(nurse);
    await clinic.test(nurse, patientId, { testedOn: '2025-09-01', fvcMl: 3000 });
    const { body: later } = await nurse.post<PftResponse>(`/patients/${patientId}/pfts`, {
      testedOn: '2026-03-02',
      fvcMl: 2640,
    });
    expect(await alertsOf(patientId)).toHaveLength(1);
    return { patientId, later };
  }

  it('a mistyped FVC alerts; once it is corrected the alert goes, and what was known then can still be told', async () => {
    const { patientId, later } = await fallOf12Percent();
    const at = `/patients/${patientId}/pfts/${later.lineageId}`;
    const correction = { testedOn: '2026-03-02', fvcMl: 2940, versionId: later.versionId };
    const corrected = await nurse.post<PftResponse>(`${at}/corrections`, {
      ...correction,
      reason: 'Typed 2640 for 2940.',
    });
    expect([corrected.status, corrected.body.lineageId]).toEqual([201, later.lineageId]);
    expect(await alertsOf(patientId)).toEqual([]);
    expect((await physician.get<AlertList>(`/alerts?patientId=${patientId}`)).body.items).toEqual([]);
    const { body: history } = await physician.get<PatientAlerts>(`/patients/${patientId}/alerts`);
    expect(history.items.map(({ status }) => status)).toEqual(['withdrawn']);
    const { body: progression } = await physician.get<ProgressionResponse>(
      `/patients/${patientId}/progression`,
    );
    expect(progression.sets.find(({ setId }) => setId === 'inbuild')?.verdict).not.toBe('met');

    // A colleague who still has the old value on the screen is shown what stands.
    const stale = await physician.post<Problem>(`${at}/corrections`, {
      ...correction,
      fvcMl: 2460,
      reason: 'Figures exchanged.',
    });
    expect([stale.status, stale.body.code]).toEqual([409, 'fact-changed']);
    expect(stale.body.current).toMatchObject({ fvcMl: 2940, versionId: corrected.body.versionId });

    const why = await physician.get<WhyResponse>(
      `/patients/${patientId}/why?criterion=inbuild.a&asKnownOn=${TODAY}`,
    );
    expect(why.body.subject).toMatchObject({ verdict: 'not-met' });
  });

  it('a test of the wrong patient is moved to the right one, and both are reviewed again (B-31)', async () => {
    const { patientId: wrong, later } = await fallOf12Percent();
    const right = await clinic.admit(nurse);
    await clinic.test(nurse, right, { testedOn: '2025-08-20', fvcMl: 3100 });
    expect(await alertsOf(right)).toEqual([]);

    const moved = await nurse.post<ReassignmentResponse>(
      `/patients/${wrong}/pfts/${later.lineageId}/reassignment`,
      { toPatientId: right, reason: 'The report of the patient next on the list.' },
    );
    expect([moved.status, moved.body.to.patientId]).toEqual([201, right]);
    expect(await alertsOf(wrong)).toEqual([]);
    const [alert] = await alertsOf(right);
    const because = alert?.because.map(({ text }) => text).join(' ');
    expect(because).toContain('3100 mL');
    expect(because).toContain('2640 mL');
    expect((await nurse.get<{ total: number }>(`/patients/${wrong}/pfts`)).body.total).toBe(1);
    expect((await nurse.get<{ total: number }>(`/patients/${right}/pfts`)).body.total).toBe(2);
  });

  it('a test that a physician keeps out of judging alerts no more, until it is let in again (B-11)', async () => {
    const { patientId, later } = await fallOf12Percent();
    const exclusion = `/patients/${patientId}/pfts/${later.lineageId}/exclusion`;
    expect((await nurse.post(exclusion, { reason: 'Coughing throughout.' })).status).toBe(403);
    const excluded = await physician.post<PftResponse>(exclusion, { reason: 'Coughing throughout.' });
    expect(excluded.body.excluded).toEqual({ reason: 'Coughing throughout.', on: TODAY });
    expect(await alertsOf(patientId)).toEqual([]);
    expect((await physician.delete(exclusion)).status).toBe(200);
    expect(await alertsOf(patientId)).toHaveLength(1);
  });

  it('one person in two records is judged on both once they are merged, and apart again after that', async () => {
    const kept = await clinic.admit(nurse);
    const merged = await clinic.admit(nurse);
    await clinic.test(nurse, kept, { testedOn: '2025-09-01', fvcMl: 3000 });
    await clinic.test(nurse, merged, { testedOn: '2026-03-02', fvcMl: 2640 });
    expect([await alertsOf(kept), await alertsOf(merged)]).toEqual([[], []]);
    const { body } = await nurse.post<{ mergeId: string }>(`/patients/${kept}/merges`, {
      mergedPatientId: merged,
      reason: 'Registered twice.',
    });
    expect(await alertsOf(kept)).toHaveLength(1);
    expect(await alertsOf(merged)).toEqual([]);
    const undo = { reason: 'Two people after all.' };
    expect((await nurse.post(`/patients/${kept}/merges/${body.mergeId}/undo`, undo)).status).toBe(200);
    expect(await alertsOf(kept)).toEqual([]);
  });
});
