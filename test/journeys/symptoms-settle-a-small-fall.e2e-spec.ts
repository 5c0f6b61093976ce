import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@interstice/test-support';
import type { PatientAlerts, PatientDueItems, ProgressionResponse } from '@interstice/contracts';
import { Clinic, type Visitor } from './clinic.js';

describe('a fall of 7 % in FVC', () => {
  let clinic: Clinic;
  let nurse: Visitor;
  let patientId: string;

  beforeAll(async () => {
    clinic = await Clinic.open();
    nurse = (await clinic.hire('nurse')).visitor;
  });
  afterAll(() => clinic.close());

  async function answers() {
    return eventually(async () => {
      const progression = await nurse.get<ProgressionResponse>(`/patients/${patientId}/progression`);
      expect(progression.body.review.stale).toBe(false);
      const due = await nurse.get<PatientDueItems>(`/patients/${patientId}/due-items`);
      const alerts = await nurse.get<PatientAlerts>(`/patients/${patientId}/alerts`);
      const inbuild = progression.body.sets.find(({ setId }) => setId === 'inbuild');
      return {
        verdict: inbuild?.verdict,
        ofSymptoms: inbuild?.criteria.find(({ criterionId }) => criterionId === 'inbuild.b')?.verdict,
        due: due.body.items.map(({ test }) => test),
        alerts: alerts.body.items.length,
      };
    });
  }

  const report = async (change: string, reportedOn = '2026-03-10') =>
    expect((await nurse.post(`/patients/${patientId}/symptom-reports`, { reportedOn, change })).status).toBe(
      201,
    );

  async function fallOfSevenPercent(): Promise<void> {
    patientId = await clinic.admit(nurse);
    await clinic.test(
      nurse,
      patientId,
      { testedOn: '2025-09-01', fvcMl: 3000 },
      { testedOn: '2026-03-01', fvcMl: 2790 },
    );
  }

  it('is unknown without a symptom report, and asks for one', async () => {
    await fallOfSevenPercent();
    const { verdict, due, alerts } = await answers();
    expect([verdict, alerts]).toEqual(['unknown', 0]);
    expect(due).toContain('symptom-report');
  });

  it('is progression once worse symptoms are reported (B-12, P-02)', async () => {
    await report('worse');
    const { verdict, due, alerts } = await answers();
    expect([verdict, alerts]).toEqual(['met', 1]);
    expect(due).not.toContain('symptom-report');
  });

  it('stays an alert when the patient reports improvement later', async () => {
    await report('improved', '2026-03-20');
    const { alerts } = await answers();
    expect(alerts).toBe(1);
  });

  it('is no progression by symptoms when they are stable, and by the scan only a scan can tell', async () => {
    await fallOfSevenPercent();
    await answers();
    await report('stable');
    const unscanned = await answers();
    expect([unscanned.ofSymptoms, unscanned.verdict, unscanned.alerts]).toEqual(['not-met', 'unknown', 0]);
    expect(unscanned.due).not.toContain('symptom-report');

    const scan = { performedOn: '2026-03-12', fibrosisChange: 'stable', comparedWithOn: '2025-08-20' };
    expect((await nurse.post(`/patients/${patientId}/hrcts`, scan)).status).toBe(201);
    const { verdict, alerts } = await answers();
    expect([verdict, alerts]).toEqual(['not-met', 0]);
  });
});
