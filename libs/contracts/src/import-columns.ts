import { ANALYTE_NAMES, ANALYTES } from '@interstice/clinical';
import type { ImportKind } from './import.js';

/** One column of a file: how it is named there, the field of the contract that it fills, and what its cells hold. */
export interface ImportColumn {
  readonly name: string;
  readonly field: string;
  readonly holds: 'text' | 'number' | 'flag';
  readonly isRequired: boolean;
}

/** Tell whose result it is, beside the record number (B-31). */
export const IDENTITY_COLUMNS = ['birth_date', 'family_name'] as const;
export type IdentityColumn = (typeof IDENTITY_COLUMNS)[number];

const mrn = required('mrn', 'mrn');

/** The columns of each kind of file. Those that are not required may be absent, and their cells may be empty. */
export const IMPORT_COLUMNS: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
  patients: [
    mrn,
    required('family_name', 'familyName'),
    required('given_name', 'givenName'),
    required('birth_date', 'birthDate'),
    required('sex', 'sex'),
    number('height_cm', 'heightCm'),
    required('ctd', 'ctd'),
    text('ild_diagnosed_on', 'ildDiagnosedOn'),
    text('ctd_diagnosed_on', 'ctdDiagnosedOn'),
  ],
  pfts: [
    mrn,
    required('tested_on', 'testedOn'),
    number('fvc_ml', 'fvcMl'),
    number('fvc_pct_pred', 'fvcPctPred'),
    number('fev1_ml', 'fev1Ml'),
    number('dlco', 'dlco'),
    text('dlco_unit', 'dlcoUnit'),
    number('dlco_pct_pred', 'dlcoPctPred'),
    text('reference_equation', 'referenceEquation'),
    text('quality_grade', 'qualityGrade'),
    text('bronchodilator', 'bronchodilator'),
    text('laboratory', 'laboratory'),
    text('setting', 'setting'),
    text('device', 'device'),
    number('height_cm', 'heightCm'),
    flag('hb_corrected', 'hbCorrected'),
    number('haemoglobin_g_per_l', 'haemoglobinGPerL'),
    text('dlco_reference_equation', 'dlcoReferenceEquation'),
    text('tested_at', 'testedAt'),
    text('not_done', 'notDone'),
  ],
  hrcts: [
    mrn,
    required('performed_on', 'performedOn'),
    number('fibrosis_extent_pct', 'fibrosisExtentPct'),
    text('fibrosis_band', 'fibrosisBand'),
    number('ild_extent_pct', 'ildExtentPct'),
    text('pattern', 'pattern'),
    text('fibrosis_change', 'fibrosisChange'),
    text('compared_with_on', 'comparedWithOn'),
  ],
  'blood-tests': [
    mrn,
    required('collected_on', 'collectedOn'),
    ...ANALYTE_NAMES.map((analyte) => number(`${analyte}_${ANALYTES[analyte].unitSlug}`, analyte)),
    text('laboratory', 'laboratory'),
    text('collected_at', 'collectedAt'),
    flag('insufficient', 'insufficient'),
  ],
  'symptom-reports': [
    mrn,
    required('reported_on', 'reportedOn'),
    required('change', 'change'),
    text('compared_with_on', 'comparedWithOn'),
    text('instrument', 'instrument'),
    number('score', 'score'),
  ],
  treatments: [
    mrn,
    required('drug', 'drug'),
    text('route', 'route'),
    text('planned_start_on', 'plannedStartOn'),
    text('started_on', 'startedOn'),
    text('stopped_on', 'stoppedOn'),
    text('stop_reason', 'stopReason'),
    text('indication', 'indication'),
  ],
  visits: [mrn, required('on', 'on'), required('specialty', 'specialty')],
  'progression-decisions': [
    mrn,
    required('decided_on', 'decidedOn'),
    required('decision', 'decision'),
    text('baseline_on', 'baselineOn'),
  ],
};

function required(name: string, field: string): ImportColumn {
  return { name, field, holds: 'text', isRequired: true };
}

function text(name: string, field: string): ImportColumn {
  return { name, field, holds: 'text', isRequired: false };
}

function number(name: string, field: string): ImportColumn {
  return { name, field, holds: 'number', isRequired: false };
}

function flag(name: string, field: string): ImportColumn {
  return { name, field, holds: 'flag', isRequired: false };
}
