import type { BloodTestResponse, PftResponse, TreatmentChangeResponse } from '@interstice/contracts';
import { ANALYTE_NAMES, ANALYTES } from '@interstice/clinical';

/** @example pctInWords(62) //=> '62.0 % predicted' */
export function pctInWords(value: number): string {
  return `${value.toFixed(1)} % predicted`;
}

/** A volume as it was recorded, and in the unit in which people speak of it. */
export function volumeInWords(ml: number): string {
  return `${ml} mL (${(ml / 1000).toFixed(2)} L)`;
}

const NOT_DONE: Readonly<Record<NonNullable<PftResponse['notDone']>, string>> = {
  unable: 'the patient was not able to',
  refused: 'the patient declined',
  equipment: 'the equipment failed',
};

export function notDoneInWords(why: NonNullable<PftResponse['notDone']>): string {
  return `could not be done: ${NOT_DONE[why]}`;
}

/** What of the two measures was recorded, FVC first. */
export function pftValues(pft: PftResponse): string[] {
  const { fvcMl, fvcPctPred, fev1Ml, dlco, dlcoUnit, dlcoPctPred, hbCorrected } = pft;
  const fvc = [
    fvcMl === undefined ? '' : volumeInWords(fvcMl),
    fvcPctPred === undefined ? '' : pctInWords(fvcPctPred),
  ];
  const gas = [
    dlco === undefined ? '' : `${dlco} ${dlcoUnit ?? ''}`.trim(),
    dlcoPctPred === undefined ? '' : pctInWords(dlcoPctPred),
  ];
  const corrected =
    hbCorrected === undefined ? '' : hbCorrected ? ', corrected for haemoglobin' : ', not corrected';
  return [
    labelled('FVC', fvc),
    fev1Ml === undefined ? '' : `FEV1 ${fev1Ml} mL`,
    labelled('DLCO', gas) && labelled('DLCO', gas) + corrected,
  ].filter(Boolean);
}

function labelled(name: string, parts: readonly string[]): string {
  const given = parts.filter(Boolean);
  return given.length === 0 ? '' : `${name} ${given.join(', ')}`;
}

/** How a test was done: what has to agree for two tests to be compared. */
export function pftCircumstances(pft: PftResponse): string[] {
  const {
    qualityGrade,
    setting,
    bronchodilator,
    referenceEquation,
    dlcoReferenceEquation,
    laboratory,
    device,
  } = pft;
  const { haemoglobinGPerL, heightCm } = pft;
  return [
    qualityGrade === undefined ? 'ungraded' : `grade ${qualityGrade}`,
    setting === 'home' ? 'at home' : setting === 'lab' ? 'in the laboratory' : '',
    bronchodilator === 'unknown' ? '' : `${bronchodilator === 'pre' ? 'before' : 'after'} bronchodilator`,
    referenceEquation ?? 'no reference equation named',
    dlcoReferenceEquation === undefined ? '' : `DLCO by ${dlcoReferenceEquation}`,
    laboratory ?? '',
    device ?? '',
    heightCm === undefined ? '' : `height ${heightCm} cm`,
    haemoglobinGPerL === undefined ? '' : `haemoglobin ${haemoglobinGPerL} g/L`,
  ].filter(Boolean);
}

/** Every analyte that was measured, in our units, in the usual order. */
export function bloodValues(test: BloodTestResponse): string[] {
  if (test.insufficient === true) return ['clotted or too little: nothing was measured'];
  return ANALYTE_NAMES.flatMap((name) => {
    const value = test[name];
    return value === undefined ? [] : [`${ANALYTES[name].title} ${value} ${ANALYTES[name].unit}`];
  });
}

export function changeOfTreatmentInWords(change: TreatmentChangeResponse): string {
  const { kind, doseAmount, doseUnit, timesPerDay } = change;
  const dose =
    doseAmount === undefined
      ? ''
      : ` ${doseAmount} ${doseUnit ?? ''}${timesPerDay === undefined ? '' : ` ${timesPerDay} times a day`}`;
  const what = { dose: 'Dose', hold: 'Held', resume: 'Resumed' }[kind];
  return `${what}${dose}${change.reason === undefined ? '' : `: ${change.reason}`}`;
}
