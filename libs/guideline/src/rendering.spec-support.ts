import { renderedDiseases } from './background/rendered-diseases.spec-support.js';
import { parseIsoDate } from '@interstice/clinical';
import { CHANGE_SCALES, JUDGED_SETS } from '@interstice/progression';
import { renderedDrugWarnings } from './drug-warnings/rendered-drug-warnings.spec-support.js';
import { limitSentence } from './blood-safety/blood-sentences.js';
import { ALL_LIMITS } from './blood-safety/limits-of-drugs.js';
import { renderedBlood } from './blood-safety/rendered-blood.spec-support.js';
import { explainAbsence } from './explain-absence.js';
import { explainAlert } from './explain-alert.js';
import { explainDueItem } from './explain-due.js';
import { explainCriterion } from './explain-progression.js';
import type { Explanation } from './explanation.js';
import { day, reviewed } from './record.spec-support.js';
import { RENDERED_RECORDS } from './rendered-records.spec-support.js';
import { RENDERED_SCHEDULES } from './rendered-schedules.spec-support.js';
import { BLOOD_PROTOCOLS, PROTOCOLS } from './rule-set.js';
import { criterionText } from './criterion-sentences.js';
import type { DueTest } from './review-result.js';
import { ruleText } from './rule-sentences.js';
import { explainScale, scaleText } from './scale-sentences.js';
import { TEST_NAMES } from './sentences.js';
import { recomputedLine } from './recomputed-course.js';
import type { SeverityFinding } from './review-result.js';
import { severityLines } from './severity-sentences.js';
import { SEVERITY_CASES } from './severity.cases.js';
import { instrumentTexts, scoreLine } from './symptom-score-sentences.js';
import { SYMPTOM_SCORE_CASES } from './symptom-scores.cases.js';
import { scoreChanges } from './symptom-scores.js';
import { renderedOptions } from './treatment-options/rendered-options.spec-support.js';

const asOf = '2026-03-01';
type RenderedRecord = (typeof RENDERED_RECORDS)[keyof typeof RENDERED_RECORDS];

const DUE_TESTS = Object.keys(TEST_NAMES) as readonly DueTest[];

/** Everything that is ever said about a record, in one form. */
export function explainEverything(record: RenderedRecord, values: boolean): Explanation[] {
  const result = reviewed(record, asOf);
  return [
    ...result.alerts.map((alert) => explainAlert(alert, { values })),
    explainAbsence({ alert: 'inbuild' }, result, day(asOf), { values }),
    ...JUDGED_SETS.flatMap(({ id, criteria }) => [id, ...criteria.map((criterion) => criterion.id)]).map(
      (id) => explainCriterion(result.progression, id, { values, asOf: day(asOf) }),
    ),
    ...result.dueItems.map((item) => explainDueItem(item, day(asOf), { values })),
    ...DUE_TESTS.map((test) => explainAbsence({ test }, result, day(asOf), { values })),
  ];
}

/** Those that OMERACT and Erice say something about which INBUILD does not. */
const TOLD_BY_OMERACT: ReadonlySet<string> = new Set([
  'a fall of FVC beside one of DLCO',
  'a fall of FVC beside a DLCO of one day',
]);

/** Those that PPF 2022 says something about which INBUILD does not. */
const TOLD_BY_PPF: ReadonlySet<string> = new Set([
  'a stable patient',
  'worse symptoms and more fibrosis without a fall',
  'findings that do not count',
  'a fall of corrected DLCO with worse symptoms',
  'a fall of uncorrected DLCO with worse symptoms',
  'DLCO that cannot be compared',
  'uncorrected DLCO with haemoglobin on record',
  'two values of DLCO of which one names its equation',
]);

/** Those that the advisory about DLCO says something about. */
const TOLD_BY_DLCO: ReadonlySet<string> = new Set([
  'a stable patient',
  'a fall of corrected DLCO with worse symptoms',
  'a fall of uncorrected DLCO with worse symptoms',
  'DLCO that cannot be compared',
  'a chance high DLCO in between',
  'a smaller fall of DLCO, in two units',
]);

/** What a person would ask about a record first. */
function explainBriefly(name: string, record: RenderedRecord, values: boolean): Explanation[] {
  const result = reviewed(record, asOf);
  return [
    ...(TOLD_BY_OMERACT.has(name)
      ? ['omeract-2015.fvc-dlco', 'erice.fvc-dlco'].map((id) =>
          explainCriterion(result.progression, id, { values, asOf: day(asOf) }),
        )
      : []),
    ...(TOLD_BY_PPF.has(name) ? [explainAbsence({ alert: 'ppf-2022' }, result, day(asOf), { values })] : []),
    explainAbsence({ alert: 'inbuild' }, result, day(asOf), { values }),
    ...(TOLD_BY_DLCO.has(name)
      ? [explainAbsence({ alert: 'dlco-decline' }, result, day(asOf), { values })]
      : []),
    explainAbsence({ test: 'pft' }, result, day(asOf), { values }),
    explainAbsence({ test: 'symptom-report' }, result, day(asOf), { values }),
  ];
}

/** The sample patients as if they had systemic sclerosis. */
function scaleLines(): string[] {
  const lines: string[] = [];
  for (const name of [
    'a stable patient',
    'a fall of 12 %',
    'a fall on a test of poor quality',
    'an old decline',
  ] as const) {
    const record = { ...RENDERED_RECORDS[name], person: [SYSTEMIC_SCLEROSIS] };
    for (const values of [true, false]) {
      lines.push('', `# On ${asOf}, ${name} with SSc, ${values ? 'with' : 'without'} values`);
      for (const assessed of reviewed(record, asOf).progression.scales ?? []) {
        const explanation = explainScale(assessed, { values });
        if (explanation) lines.push('', explanationText(explanation));
      }
    }
  }
  return lines;
}

/** Each thing that is said about a score once, with values and without. */
function scoreLines(): string[] {
  const said = SYMPTOM_SCORE_CASES.flatMap(({ isTold, reports }) => (isTold ? scoreChanges(reports) : []));
  return [true, false].flatMap((values) => [
    '',
    `# Scores, ${values ? 'with' : 'without'} values`,
    '',
    ...said.map((change) => {
      const { text, cites } = scoreLine(change, { values });
      return `- ${text}${cites.map(({ doc, at }) => ` [${doc}: ${at}]`).join('')}`;
    }),
  ]);
}

/** Each thing that is said about the severity once, with values and without. */
function severityTexts(): string[] {
  const unknown: SeverityFinding = {
    severity: 'unknown',
    because: [],
    missing: [
      { what: 'fvc-pct-pred', because: 'severity-unknown' },
      { what: 'fibrosis-extent', because: 'severity-unknown' },
    ],
    progressive: 'unknown',
  };
  const found = SEVERITY_CASES.map(({ record, asOf: on }) => reviewed(record, on).severity);
  const said = [...found, unknown]
    .flatMap((finding) => [true, false].flatMap((values) => severityLines(finding, { values })))
    .map(({ text, cites }) => `- ${text}${cites.map(({ doc, at }) => ` [${doc}: ${at}]`).join('')}`);
  const shape = (line: string) => line.replace(/told from .*? and|told from [^.]*/, '').slice(0, 90);
  return said.filter((line, index) => said.findIndex((other) => shape(other) === shape(line)) === index);
}

/** Where it can be told of all tests, of all but one, and of none. */
function recomputedLines(): string[] {
  return [0, 1, 2].map((cannotTell) => {
    const { text, cites } = recomputedLine({ tests: [], cannotTell, reportedCompare: false });
    return `- ${text}${cites.map(({ doc, at }) => ` [${doc}: ${at}]`).join('')}`;
  });
}

const SYSTEMIC_SCLEROSIS = {
  kind: 'ctd',
  on: parseIsoDate('2020-01-01'),
  value: { primary: 'ssc', secondary: [] },
  lineageId: 'ctd',
  id: 'ctd v1',
} as const;

/** The text that is reviewed by eye: every rule, then every sample patient in both forms. */
export function renderReviewedText(): string {
  const lines = ['# Rules', ''];
  const said = new Set<string>();
  for (const { title, rules } of [...PROTOCOLS, ...BLOOD_PROTOCOLS]) {
    // Protocols share rules: each is read once, under the first that has it.
    for (const rule of rules.filter(({ id }) => !said.has(id)))
      lines.push(`${title}, ${rule.id}: ${ruleText(rule)}`);
    for (const { id } of rules) said.add(id);
  }
  lines.push('', '# Criteria', '');
  for (const set of JUDGED_SETS)
    for (const criterion of set.criteria) lines.push(`${criterion.id}: ${criterionText(criterion, set)}`);
  lines.push('', '# Scales of change', '', ...CHANGE_SCALES.map(scaleText), ...scaleLines());
  lines.push('', '# How severe', '', ...severityTexts());
  lines.push('', '# FVC on one equation', '', ...recomputedLines());
  lines.push('', '# Questionnaires', '', ...instrumentTexts(), ...scoreLines());
  lines.push(
    '',
    '# Limits of blood values',
    '',
    ...ALL_LIMITS.map((one) => `${one.id}: ${limitSentence(one)}`),
  );
  for (const values of [true, false]) {
    lines.push('', `# Blood, ${values ? 'with' : 'without'} values`);
    for (const explanation of renderedBlood(values)) lines.push('', explanationText(explanation));
  }
  for (const values of [true, false]) {
    lines.push('', `# Drugs, ${values ? 'with' : 'without'} values`);
    for (const explanation of renderedDrugWarnings(values)) lines.push('', explanationText(explanation));
  }
  for (const [name, record] of Object.entries(RENDERED_RECORDS)) {
    for (const values of [true, false]) {
      lines.push('', `# On ${asOf}, ${name}, ${values ? 'with' : 'without'} values`);
      for (const explanation of explainBriefly(name, record, values))
        lines.push('', explanationText(explanation));
    }
  }
  for (const [name, { record, test, blood }] of Object.entries(RENDERED_SCHEDULES)) {
    lines.push('', `# On ${asOf}, ${name}`, '');
    const result = reviewed(record, asOf, blood);
    lines.push(explanationText(explainAbsence({ test }, result, day(asOf), { values: true })));
  }
  lines.push(...renderedOptions());
  lines.push(
    '',
    '# Reported of diseases',
    '',
    explanationText({ headline: '', lines: renderedDiseases(), missing: [] }).trim(),
  );
  return `${lines.join('\n')}\n`;
}

function explanationText({ headline, lines, missing }: Explanation): string {
  return [
    headline,
    ...lines.map(({ text, cites }) => `- ${text}${cites.map(({ doc, at }) => ` [${doc}: ${at}]`).join('')}`),
    ...missing.map(({ what, text }) => `? ${what}: ${text}`),
  ].join('\n');
}
