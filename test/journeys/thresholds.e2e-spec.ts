import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@interstice/test-support';
import type { PatientAlerts, ProgressionResponse } from '@interstice/contracts';
import { Clinic, type Visitor } from './clinic.js';

describe('the threshold of 10 %, for a patient without height', () => {
  let clinic: Clinic;
  let nurse: Visitor;

  beforeAll(async () => {
    clinic = await Clinic.open();
    nurse = (await clinic.hire('nurse')).visitor;
  });
  afterAll(() => clinic.close());

  /** Two tests half a year apart, and what the review made of them. */
  async function judged(earlier: object, later: object) {
    const patientId = await clinic.admit(nurse);
    await clinic.test(
      nurse,
      patientId,
      { testedOn: '2025-09-01', ...earlier },
      { testedOn: '2026-03-01', ...later },
    );
    const { body } = await eventually(async () => {
      const answer = await nurse.get<ProgressionResponse>(`/patients/${patientId}/progression`);
      expect(answer.body.review.stale).toBe(false);
      return answer;
    });
    const alerts = await nurse.get<PatientAlerts>(`/patients/${patientId}/alerts`);
    const criterion = body.sets
      .flatMap(({ criteria }) => criteria)
      .find(({ criterionId }) => criterionId === 'inbuild.a');
    return {
      verdict: criterion?.verdict,
      measure: criterion?.pair?.measure,
      declinePct: criterion?.pair?.declinePct,
      alerts: alerts.body.items.length,
    };
  }

  it('is met by 3000 to 2700 mL: exactly 10 % (P-01)', async () => {
    expect(await judged({ fvcMl: 3000 }, { fvcMl: 2700 })).toEqual({
      verdict: 'met',
      measure: 'litres',
      declinePct: 10,
      alerts: 1,
    });
  });

  it('is not met by 3000 to 2701 mL (P-01)', async () => {
    expect(await judged({ fvcMl: 3000 }, { fvcMl: 2701 })).toMatchObject({
      verdict: 'not-met',
      measure: 'litres',
      alerts: 0,
    });
  });

  it('is met by 80.0 to 72.0 % predicted, and not by 80.0 to 72.1', async () => {
    expect(await judged({ fvcPctPred: 80.0 }, { fvcPctPred: 72.0 })).toEqual({
      verdict: 'met',
      measure: 'reported-pct',
      declinePct: 10,
      alerts: 1,
    });
    expect(await judged({ fvcPctPred: 80.0 }, { fvcPctPred: 72.1 })).toMatchObject({
      verdict: 'not-met',
      alerts: 0,
    });
  });
});
