import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@interstice/test-support';
import type { PatientAlerts, PatientDueItems, PftResponse, ProgressionResponse } from '@interstice/contracts';
import { Clinic, type Visitor } from './clinic.js';

const EARLIER = { testedOn: '2025-09-01', fvcPctPred: 80, referenceEquation: 'GLI-2012' };
const LATER = { testedOn: '2026-03-01', fvcPctPred: 60 };

describe('a fall between two tests of which only one names its reference equation', () => {
  let clinic: Clinic;
  let nurse: Visitor;
  let patientId: string;

  beforeAll(async () => {
    clinic = await Clinic.open();
    nurse = (await clinic.hire('nurse')).visitor;
    patientId = await clinic.admit(nurse);
    await clinic.test(nurse, patientId, EARLIER, LATER);
  });
  afterAll(() => clinic.close());

  async function answers() {
    return eventually(async () => {
      const progression = await nurse.get<ProgressionResponse>(`/patients/${patientId}/progression`);
      expect(progression.body.review.stale).toBe(false);
      const due = await nurse.get<PatientDueItems>(`/patients/${patientId}/due-items`);
      const alerts = await nurse.get<PatientAlerts>(`/patients/${patientId}/alerts`);
      return {
        inbuild: progression.body.sets.find(({ setId }) => setId === 'inbuild'),
        item: due.body.items.find(({ test }) => test === 'pft-values'),
        alerts: alerts.body.items.length,
      };
    });
  }

  it('is unknown, raises no alert, and asks to complete the very test that lacks the name (B-10, B-14)', async () => {
    const { inbuild, item, alerts } = await answers();
    expect([inbuild?.verdict, alerts]).toEqual(['unknown', 0]);
    expect(inbuild?.because.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(
        /^FVC was 80\.0 % predicted on 1 Sep 2025 and 60\.0 % predicted on 1 Mar 2026\. They are not/,
      ),
    );
    const tests = await nurse.get<{ items: PftResponse[] }>(`/patients/${patientId}/pfts`);
    const later = tests.body.items.find(({ testedOn }) => testedOn === LATER.testedOn);
    expect(item).toMatchObject({
      completes: { kind: 'pft', lineageId: later?.lineageId },
      missing: [{ what: 'reference-equation' }],
      opensOn: LATER.testedOn,
      closesOn: '2026-03-15',
    });
  });

  it('is progression once the equation is named, and the work is done', async () => {
    const { item } = await answers();
    const lineageId = item?.completes?.lineageId ?? '';
    const pft = (await nurse.get<PftResponse>(`/patients/${patientId}/pfts/${lineageId}`)).body;
    const corrected = await nurse.post(`/patients/${patientId}/pfts/${lineageId}/corrections`, {
      ...LATER,
      referenceEquation: 'GLI 2012',
      reason: 'the printout names it',
      versionId: pft.versionId,
    });
    expect(corrected.status).toBeLessThan(300);
    const after = await answers();
    expect([after.inbuild?.verdict, after.alerts, after.item]).toEqual(['met', 1, undefined]);
  });
});
