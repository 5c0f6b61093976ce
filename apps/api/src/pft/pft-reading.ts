import { fromScaledInteger, type PftResponse } from '@interstice/contracts';
import { calendarDay } from '@interstice/server';
import type { FoundPatient } from '../patient/find-patient.js';
import { FACT_COLUMNS, stated, type FactReading, type FactRow } from '../fact/fact-reading.js';

type Nullable<Key extends keyof PftResponse> = Exclude<PftResponse[Key], undefined> | null;

interface PftRow extends FactRow {
  readonly testedOn: string;
  readonly testedAt: Date | null;
  readonly fvcMl: number | null;
  readonly fvcPctPredTenths: number | null;
  readonly fev1Ml: number | null;
  readonly dlcoThousandths: number | null;
  readonly dlcoUnit: Nullable<'dlcoUnit'>;
  readonly dlcoPctPredTenths: number | null;
  readonly hbCorrected: boolean | null;
  readonly haemoglobinTenths: number | null;
  readonly referenceEquation: string | null;
  readonly dlcoReferenceEquation: string | null;
  readonly qualityGrade: Nullable<'qualityGrade'>;
  readonly bronchodilator: PftResponse['bronchodilator'];
  readonly setting: Nullable<'setting'>;
  readonly laboratory: string | null;
  readonly device: string | null;
  readonly heightTenths: number | null;
  readonly notDone: Nullable<'notDone'>;
  readonly excluded: { readonly reason: string; readonly at: string } | null;
}

const COLUMNS = `${FACT_COLUMNS}, tested_on AS "testedOn", tested_at AS "testedAt", fvc_ml AS "fvcMl",
  fvc_pct_pred_tenths AS "fvcPctPredTenths", fev1_ml AS "fev1Ml", dlco_thousandths AS "dlcoThousandths",
  dlco_unit AS "dlcoUnit", dlco_pct_pred_tenths AS "dlcoPctPredTenths", hb_corrected AS "hbCorrected",
  haemoglobin_g_per_l_tenths AS "haemoglobinTenths", reference_equation AS "referenceEquation",
  dlco_reference_equation AS "dlcoReferenceEquation", quality_grade AS "qualityGrade", bronchodilator, setting,
  laboratory, device, height_cm_tenths AS "heightTenths", not_done AS "notDone",
  (SELECT jsonb_build_object('reason', reason, 'at', excluded_at) FROM exclusion
    WHERE exclusion.patient_id = pft.patient_id AND pft_lineage_id = pft.lineage_id
      AND lifted_at IS NULL) AS excluded`;

function answerOf(row: PftRow, { timeZone }: FoundPatient): PftResponse {
  const { fvcPctPredTenths, dlcoThousandths, dlcoPctPredTenths, haemoglobinTenths, heightTenths, ...rest } =
    row;
  const { excluded } = rest;
  return stated({
    ...rest,
    recordedAt: row.recordedAt.toISOString(),
    testedAt: row.testedAt?.toISOString() ?? null,
    fvcPctPred: scaled(fvcPctPredTenths, 1),
    dlco: scaled(dlcoThousandths, 3),
    dlcoPctPred: scaled(dlcoPctPredTenths, 1),
    haemoglobinGPerL: scaled(haemoglobinTenths, 1),
    heightCm: scaled(heightTenths, 1),
    excluded:
      excluded === null
        ? null
        : { reason: excluded.reason, on: calendarDay(new Date(excluded.at), timeZone) },
  });
}

function scaled(stored: number | null, decimals: number): number | null {
  return stored === null ? null : fromScaledInteger(stored, decimals);
}

export const PFT_READING: FactReading<PftRow, PftResponse> = {
  kind: 'pft',
  columns: COLUMNS,
  answerOf,
};
