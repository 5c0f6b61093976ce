// What is read about options, for the file of reviewed sentences.
import type { ExplanationLine } from '../explanation.js';
import { pft, PROTOCOL, treatment } from '../record.spec-support.js';
import {
  antibodies,
  course,
  disease,
  FALL,
  FLAGGED,
  MMF,
  patient,
  planned,
  stopped,
} from './option-patients.spec-support.js';
import type { DescribedOption, DescribedOptions } from './describe-options.js';
import { described, everyOption } from './treatment-options.spec-support.js';

const PATIENTS = {
  'SSc-ILD, untreated': patient(disease('ssc')),
  'RA-ILD with SSc, methotrexate for the joints': patient(disease('ra', 'ssc'), {
    treatments: [course('methotrexate', { indication: 'ctd' })],
  }),
  'SLE-ILD, untreated': patient(disease('sle')),
  'no disease on record, tacrolimus given up, mycophenolate planned': patient([], {
    treatments: [stopped('tacrolimus', 'adverse-event'), planned('mycophenolate-mofetil', '2026-04-01')],
  }),
  'SSc-ILD, treated, without progression': patient(disease('ssc'), { treatments: [MMF] }),
  'MCTD-ILD, treated once': patient(disease('mctd'), { treatments: [stopped('rituximab', 'no-effect')] }),
  'RA-ILD, progressing on mycophenolate': patient(disease('ra'), {
    treatments: [
      MMF,
      treatment('2025-01-01', { drug: 'sarilumab', indication: 'ctd', lineageId: 'sarilumab' }),
    ],
    pfts: FALL,
  }),
  'IIM-ILD, progressing provisionally and untreated': patient(disease('iim'), {
    pfts: [
      pft('2025-01-10', { pct: 76 }),
      pft('2025-04-10', { pct: 81 }),
      pft('2025-07-10', { pct: 75 }),
      pft('2025-10-10', { pct: 72.5 }),
    ],
  }),
  'MCTD-ILD, rapidly progressive': patient([disease('mctd', 'ssc'), FLAGGED, antibodies('U1-RNP')]),
  'IIM-ILD, rapidly progressive with antibodies against MDA5': patient([
    disease('iim'),
    FLAGGED,
    antibodies('anti-MDA5'),
  ]),
} as const;

/** Each list of each patient, then each drug once. */
export function renderedOptions(): string[] {
  const lines: string[] = [];
  const drugs = new Map<string, DescribedOption>();
  for (const [name, record] of Object.entries(PATIENTS)) {
    const options = described(record);
    lines.push('', `# Options: ${name}`, '', ...patientLines(options));
    for (const option of everyOption(options)) if (option.state === 'open') drugs.set(option.title, option);
  }
  for (const { title, dose, monitoring, trials, notes } of drugs.values())
    lines.push(
      '',
      `# ${title}, by ${PROTOCOL.blood.id}`,
      '',
      ...[...dose, ...monitoring, ...notes].map(lineText),
      ...trials.flatMap((trial) => [
        `${trial.title}${trial.inThisDisease ? '' : ', of another disease'}:`,
        ...trial.lines.map(lineText),
      ]),
    );
  return lines;
}

function patientLines({ headline, groups, referrals, against, notChecked }: DescribedOptions): string[] {
  return [
    headline,
    ...groups.flatMap(({ title, lines, lists }) => [
      `${title}:`,
      ...lines.map(lineText),
      ...lists.flatMap((list) => [`${list.title}:`, ...list.options.flatMap(optionLines)]),
    ]),
    ...referrals.flatMap(({ strength, lines }) => [`Referral: ${strength.text}.`, ...lines.map(lineText)]),
    ...against.flatMap(({ title, strength, courses, lines, isConflict }) => [
      `Against: ${title}. ${strength.text}.${isConflict ? ' In conflict.' : ''}`,
      ...courses,
      ...lines.map(lineText),
    ]),
    lineText(notChecked),
  ];
}

function optionLines({ title, state, line, courses, lines }: DescribedOption): string[] {
  return [`* ${title} (${state})`, lineText(line), ...courses, ...lines.map(lineText)];
}

function lineText({ text, cites }: ExplanationLine): string {
  return `- ${text}${cites.map(({ doc, at }) => ` [${doc}: ${at}]`).join('')}`;
}
