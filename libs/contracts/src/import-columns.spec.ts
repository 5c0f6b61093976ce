import { describe, expect, it } from '@jest/globals';
import { bloodTestRequest } from './blood-test.js';
import { hrctRequest } from './hrct.js';
import { IMPORT_COLUMNS } from './import-columns.js';
import { importKind, permissionToImport, type ImportKind } from './import.js';
import { patientRequest } from './patient.js';
import { PERMISSIONS } from './permissions.js';
import { pftRequest } from './pft.js';
import { progressionDecisionRequest } from './progression-decision.js';
import { symptomReportRequest } from './symptom-report.js';
import { treatmentRequest } from './treatment.js';
import { visitRequest } from './visit.js';

const CONTRACTS: Readonly<Record<ImportKind, { readonly shape: Readonly<Record<string, unknown>> }>> = {
  patients: patientRequest,
  pfts: pftRequest,
  hrcts: hrctRequest,
  'blood-tests': bloodTestRequest,
  'symptom-reports': symptomReportRequest,
  treatments: treatmentRequest,
  visits: visitRequest,
  'progression-decisions': progressionDecisionRequest,
};

/** What files do not carry: a file is for one site, has one unit a column, and holds single values. */
const NOT_IN_FILES: readonly string[] = [
  'siteId',
  'secondaryCtds',
  'ctdSubtype',
  'antibodies',
  'hrctPattern',
  'descent',
  'referenceRanges',
  'units',
];

describe('the columns of files', () => {
  it.each([...importKind.options])(
    'of %s fill fields of its contract, and leave none out by accident',
    (kind) => {
      const columns = IMPORT_COLUMNS[kind];
      const fields = columns
        .map(({ field }) => field)
        .filter((field) => kind === 'patients' || field !== 'mrn');
      const known = Object.keys(CONTRACTS[kind].shape);
      expect(fields.filter((field) => !known.includes(field))).toEqual([]);
      expect(known.filter((field) => !fields.includes(field) && !NOT_IN_FILES.includes(field))).toEqual([]);
      expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
    },
  );

  it('are named as the interfaces name them, with their units', () => {
    const names = (kind: ImportKind) => IMPORT_COLUMNS[kind].map(({ name }) => name);
    expect(names('patients')).toEqual(
      'mrn,family_name,given_name,birth_date,sex,height_cm,ctd,ild_diagnosed_on,ctd_diagnosed_on'.split(','),
    );
    expect(names('pfts')).toEqual(
      (
        'mrn,tested_on,fvc_ml,fvc_pct_pred,fev1_ml,dlco,dlco_unit,dlco_pct_pred,reference_equation,quality_grade,' +
        'bronchodilator,laboratory,setting,device,height_cm,hb_corrected,haemoglobin_g_per_l,dlco_reference_equation,' +
        'tested_at,not_done'
      ).split(','),
    );
    expect(names('blood-tests')).toEqual(
      expect.arrayContaining(
        (
          'mrn,collected_on,wbc_10e9_per_l,neutrophils_10e9_per_l,lymphocytes_10e9_per_l,haemoglobin_g_per_l,' +
          'platelets_10e9_per_l,albumin_g_per_l,alt_u_per_l,ast_u_per_l,creatinine_umol_per_l,bilirubin_umol_per_l,' +
          'eosinophils_10e9_per_l,mcv_fl,crp_mg_per_l,igg_g_per_l,laboratory,collected_at'
        ).split(','),
      ),
    );
  });

  it('take the same roles as entering by hand', () => {
    expect(PERMISSIONS[permissionToImport('patients')]).toContain('coordinator');
    for (const kind of importKind.options.filter((it) => it !== 'patients')) {
      expect(PERMISSIONS[permissionToImport(kind)]).toEqual(['nurse', 'physician']);
    }
  });
});
