import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestClinic, type TestClinic } from '@interstice/test-support';
import type { ImportKind } from '@interstice/contracts';
import { countOf, importFile } from './import-file.spec-support.js';

describe('a file of every kind', () => {
  let clinic: TestClinic;
  let patientId: string;

  beforeAll(async () => {
    clinic = await openTestClinic();
    patientId = await clinic.register({ mrn: 'A' });
  });
  afterAll(() => clinic.close());

  const recordOf = async () => (await clinic.load(patientId)).record;

  it.each<[ImportKind, string[], (record: Awaited<ReturnType<typeof recordOf>>) => unknown, unknown]>([
    [
      'pfts',
      [
        'mrn,tested_on,fvc_ml,fvc_pct_pred,fev1_ml,dlco,dlco_unit,dlco_pct_pred,reference_equation,quality_grade,' +
          'bronchodilator,laboratory,setting,device,height_cm,hb_corrected,haemoglobin_g_per_l,' +
          'dlco_reference_equation,tested_at,not_done',
        'A,2026-01-05,2640,80.5,2100,5.123,mmol/min/kPa,62.5,GLI 2022,B,pre,Lab,lab,Spiro 9,164.5,true,128.4,GLI 2017,' +
          '2026-01-05T10:15:00+01:00,',
        'A,2026-01-12,,,,,,,,,,,,,,,,,,unable',
      ],
      ({ pfts }) => pfts.map(({ lineageId: _, id: __, ...said }) => said),
      [
        {
          testedOn: '2026-01-05',
          fvc: 2640,
          fvcPctPred: 805,
          fev1: 2100,
          dlco: 5123,
          dlcoUnit: 'mmol/min/kPa',
          dlcoPctPred: 625,
          hbCorrected: true,
          haemoglobin: 1284,
          referenceEquation: 'GLI 2022',
          dlcoReferenceEquation: 'GLI 2017',
          qualityGrade: 'B',
          bronchodilator: 'pre',
          setting: 'lab',
          laboratory: 'Lab',
          device: 'Spiro 9',
          height: 1645,
        },
        { testedOn: '2026-01-12', bronchodilator: 'unknown', notDone: 'unable' },
      ],
    ],
    [
      'hrcts',
      [
        'mrn,performed_on,fibrosis_extent_pct,fibrosis_band,ild_extent_pct,pattern,fibrosis_change,compared_with_on',
        'A,2026-01-05,12.5,under-20,20,NSIP,stable,2025-01-05',
      ],
      ({ hrcts }) =>
        hrcts.map(({ performedOn, pattern, fibrosisChange }) => ({ performedOn, pattern, fibrosisChange })),
      [{ performedOn: '2026-01-05', pattern: 'NSIP', fibrosisChange: 'stable' }],
    ],
    [
      'blood-tests',
      [
        'mrn,collected_on,wbc_10e9_per_l,neutrophils_10e9_per_l,lymphocytes_10e9_per_l,eosinophils_10e9_per_l,' +
          'haemoglobin_g_per_l,platelets_10e9_per_l,mcv_fl,albumin_g_per_l,alt_u_per_l,ast_u_per_l,' +
          'bilirubin_umol_per_l,creatinine_umol_per_l,crp_mg_per_l,igg_g_per_l,laboratory,collected_at,insufficient',
        'A,2026-01-05,6.4,4.1,1.8,0.2,131,245,91,38,28,30,13.7,88.4,12,9.5,Lab,2026-01-05T08:00:00Z,false',
        'A,2026-01-12,,,,,,,,,,,,,,,Lab,,true',
      ],
      ({ bloodTests }) => bloodTests.map(({ collectedOn, insufficient }) => ({ collectedOn, insufficient })),
      [
        { collectedOn: '2026-01-05', insufficient: false },
        { collectedOn: '2026-01-12', insufficient: true },
      ],
    ],
    [
      'symptom-reports',
      ['mrn,reported_on,change,compared_with_on,instrument,score', 'A,2026-01-05,worse,2025-10-01,mMRC,2'],
      ({ symptomReports }) => symptomReports.map(({ reportedOn, change }) => ({ reportedOn, change })),
      [{ reportedOn: '2026-01-05', change: 'worse' }],
    ],
    [
      'treatments',
      [
        'mrn,drug,route,planned_start_on,started_on,stopped_on,stop_reason,indication',
        'A,mycophenolate-mofetil,oral,,2025-01-05,2025-06-05,intolerance,ild',
        'A,nintedanib,oral,2026-04-01,,,,ild',
      ],
      ({ treatments }) => treatments.map(({ drug }) => drug).sort(),
      ['mycophenolate-mofetil', 'nintedanib'],
    ],
    [
      'visits',
      ['mrn,on,specialty', 'A,2026-01-05,joint'],
      ({ visits }) => visits.map(({ on, specialty }) => ({ on, specialty })),
      [{ on: '2026-01-05', specialty: 'joint' }],
    ],
    [
      'progression-decisions',
      ['mrn,decided_on,decision,baseline_on', 'A,2025-11-04,escalated,2025-10-20', 'A,2025-12-04,referred,'],
      ({ progressionDecisions }) => progressionDecisions.map(({ decision }) => decision),
      ['escalated', 'referred'],
    ],
  ])(
    '%s is stored as if entered by hand, with its trail, and makes the answers out of date (B-08, B-28, B-29, D-06)',
    async (kind, rows, read, expected) => {
      const before = await clinic.load(patientId);
      const events = await countOf(clinic, 'audit_event', `action LIKE '%.recorded'`);
      const imported = await importFile(clinic, kind, rows);
      expect(imported).toMatchObject({
        status: 'completed',
        created: rows.length - 1,
        unchanged: 0,
        errors: [],
      });
      const after = await clinic.load(patientId);
      expect(read(after.record)).toEqual(expected);
      expect(after.recordRevision).toBe(before.recordRevision + 1);
      expect(await countOf(clinic, 'audit_event', `action LIKE '%.recorded'`)).toBe(events + rows.length - 1);
      const trail = `request_id = 'import:${imported.importId}' AND action LIKE '%.recorded'`;
      expect(
        await countOf(clinic, `audit_event JOIN audit_payload ON event_id = audit_event.id`, trail),
      ).toBe(rows.length - 1);

      expect(await importFile(clinic, kind, rows)).toMatchObject({
        created: 0,
        unchanged: rows.length - 1,
        errors: [],
      });
      expect((await clinic.load(patientId)).recordRevision).toBe(after.recordRevision);
    },
  );
});
