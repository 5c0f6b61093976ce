import {
  conditionsOf,
  JUDGED_SETS,
  type Criterion,
  type ConfirmedBy,
  type CriterionSet,
} from '@interstice/progression';
import { answerLines, changedLines, notChosenLines } from './alert-life-sentences.js';
import { advisoryHeadline, advisoryLine, advisoryOf } from './advisory-sentences.js';
import { beforeTreatmentLine } from './baseline-sentences.js';
import { confirmedText } from './certainty-sentences.js';
import { circumstanceLines } from './circumstance-sentences.js';
import { conditionText, criterionText, preconditionLines } from './criterion-sentences.js';
import type { ExplainableAlert, ExplainAlertOptions } from './explainable-alert.js';
import type { ExplainOptions, Explanation, ExplanationLine } from './explanation.js';
import { factDays } from './finding-sentences.js';
import { oxygenRiseText } from './oxygen-sentences.js';
import { pairKey, pairText, sizeText, standInLine } from './pair-sentences.js';
import type { AlertCertainty, ProgressionEvidence } from './review-result.js';
import { cumulativeText, dayText, listText, missingText } from './sentences.js';
import { likelihoodLines } from './trend-sentences.js';

const CERTAINTY_WORDS: Readonly<Record<Exclude<AlertCertainty, 'confirmed'>, string>> = {
  provisional:
    'Provisional: only the comparison with one of the earlier tests shows it. A repeat test would confirm it.',
  'not-applicable': 'Certainty does not apply.',
};

const OXYGEN_WORDS =
  'Confirmed, without waiting for a repeat: the need for oxygen rose since the test from which it fell.';

/**
 * Why an alert about progression, or an advisory, is there.
 *
 * @param alert - a finding of a review, or a stored alert
 * @param options - with or without the patient's values, with what the last review says of the patient now
 * @returns the criteria met, the pair behind them, since when, and how certainly
 * @source interstice-choices, B-34
 * @example explainProgressionAlert(alert, { values: true }).headline //=> 'Progression by INBUILD A: FVC fell by 12.0 % …'
 */
export function explainProgressionAlert(alert: ExplainableAlert, options: ExplainAlertOptions): Explanation {
  const { evidence } = alert;
  const set = JUDGED_SETS.find((candidate) =>
    candidate.criteria.some(({ id }) => evidence.criteria.includes(id)),
  );
  if (!set || !evidence.progression) {
    return { headline: `Alert of rule ${alert.ruleId}.`, lines: [], missing: [] };
  }
  const met = set.criteria.filter(({ id }) => evidence.criteria.includes(id));
  const { worst, latest } = evidence.progression;
  const advisory = advisoryOf(set.id);
  const lines: ExplanationLine[] = [
    ...changedLines(options),
    ...notChosenLines(options),
    ...(advisory ? [advisoryLine(advisory)] : []),
    ...met.map((criterion) => ({
      text: criterionText(criterion, set),
      cites: [criterion.cite, ...(set.window ? [set.window.cite] : [])],
    })),
  ];
  if (worst) lines.push({ text: pairText(worst, { ...options, set }), cites: [] });
  if (latest && (!worst || pairKey(latest) !== pairKey(worst)))
    lines.push({ text: `Most recently: ${pairText(latest, { ...options, set })}`, cites: [] });
  for (const pair of worst && latest ? [worst, latest] : worst ? [worst] : [])
    if (pair.standsIn) lines.push(standInLine(pair));
  lines.push(
    ...circumstanceLines(options.circumstances, worst ? [worst, ...(latest ? [latest] : [])] : [], options),
  );
  lines.push(...presentLines(evidence, options));
  if (options.values && options.cumulative) {
    lines.push({
      text: cumulativeText(options.cumulative),
      cites: [{ doc: 'interstice-choices', at: 'B-06', ids: ['B-06'] }],
    });
  }
  if (options.beforeTreatment?.course) lines.push(beforeTreatmentLine(options.beforeTreatment, options));
  lines.push(...foundLines(alert));
  lines.push({
    text: `First met on ${dayText(evidence.progression.firstMetOn)}.`,
    cites: [{ doc: 'interstice-choices', at: 'B-03', ids: ['B-03'] }],
  });
  lines.push(certaintyLine(alert, met, evidence.progression, options.present?.story.confirmedBy));
  lines.push(...likelihoodLines(options.present, options), ...oxygenLines(evidence.progression, options));
  lines.push(...notRepeatedLines(alert, options), ...answerLines(options));
  lines.push(...preconditionLines(set));
  return {
    headline: advisory
      ? advisoryHeadline(advisory, { certainty: alert.certainty, worst }, options)
      : headline(alert, set, options),
    lines,
    missing: repeatWanted(alert),
  };
}

function notRepeatedLines(
  { certainty }: ExplainableAlert,
  { notRepeatedSince: since }: ExplainAlertOptions,
): ExplanationLine[] {
  if (!since || certainty !== 'provisional') return [];
  return [
    {
      text: `Unconfirmed, not repeated: the repeat test is late since ${dayText(since)}.`,
      cites: [{ doc: 'interstice-choices', at: 'B-11', ids: ['B-11'] }],
    },
  ];
}

/** The alert tells what was met; whoever reads it must also see where the patient stands now. */
function presentLines(
  { criteria, progression }: ExplainableAlert['evidence'],
  { present, ...options }: ExplainAlertOptions,
): ExplanationLine[] {
  if (!present || present.verdict === 'met') return [];
  const cites = [{ doc: 'interstice-choices', at: 'B-03', ids: ['B-03'] }];
  const latest = progression?.latest ?? null;
  const ofAlert = present.criteria.filter(({ criterionId }) => criteria.includes(criterionId));
  const isOpen = ofAlert.some(({ verdict }) => verdict === 'unknown');
  const pair = [...ofAlert, ...present.criteria].find((criterion) => criterion.pair !== null)?.pair;
  if (latest && !pair)
    return [{ text: 'As the record stands now there is nothing to compare the latest test with.', cites }];
  if (latest && pair && pair.later.lineageId !== latest.later.lineageId) {
    const start = isOpen
      ? 'By the latest test it cannot be judged yet'
      : 'The latest test no longer shows it';
    return [{ text: `${start}: ${pairText(pair, options)}`, cites }];
  }
  const now = isOpen ? 'it can no longer be judged' : 'it is no longer met';
  return [{ text: `By what has been recorded since, ${now}.`, cites }];
}

function certaintyLine(
  alert: ExplainableAlert,
  met: readonly Criterion[],
  { worst, poorQuality, homeAlone, oxygen }: ProgressionEvidence,
  confirmed: readonly ConfirmedBy[] | undefined,
): ExplanationLine {
  const findings = met.filter(asksFindingsAlone).map(({ title }) => title);
  const isCertain = alert.certainty === 'confirmed';
  const start = isCertain
    ? `Confirmed by findings without a test (${listText(findings, 'and')}). The fall`
    : '';
  if (homeAlone) {
    return {
      text: isCertain
        ? `${start} rests on spirometry at home alone: confirm it in the laboratory.`
        : 'Provisional, spirometry at home alone: confirm in the laboratory.',
      cites: [{ doc: 'interstice-choices', at: 'B-11, home', ids: ['B-11', 'B-16'] }],
    };
  }
  if (poorQuality) {
    return {
      text: isCertain
        ? `${start} rests on a later test graded D or worse (poor quality): repeat it.`
        : 'Provisional, poor quality: the later test is graded D or worse. Repeat it.',
      cites: [{ doc: 'interstice-choices', at: 'B-15', ids: ['B-15'] }],
    };
  }
  const cites = [{ doc: 'interstice-choices', at: 'B-11', ids: ['B-11'] }];
  if (findings.length > 0 && isCertain) {
    const also = worst ? ' Findings without a test show it, whatever the tests do.' : '';
    return {
      text: `Confirmed: no repeat of a test could make reported findings more certain.${also}`,
      cites,
    };
  }
  const older =
    findings.length > 0
      ? ` ${listText(findings, 'and')} was met by findings of before the fall, which say nothing about it.`
      : '';
  const how = howCertain(alert.certainty, oxygen?.alone === true, confirmed);
  return { text: `${how}${older}`, cites };
}

function howCertain(
  certainty: AlertCertainty,
  oxygenAlone: boolean,
  confirmed: readonly ConfirmedBy[] | undefined,
): string {
  if (certainty !== 'confirmed') return CERTAINTY_WORDS[certainty];
  return oxygenAlone ? OXYGEN_WORDS : confirmedText(confirmed);
}

/** Also where other tests show the fall as well. */
function oxygenLines({ oxygen }: ProgressionEvidence, options: ExplainOptions): ExplanationLine[] {
  if (!oxygen) return [];
  return [
    {
      text: oxygenRiseText(oxygen.rise, options),
      cites: [{ doc: 'interstice-choices', at: 'B-11, rising need for oxygen', ids: ['B-11'] }],
    },
  ];
}

function asksFindingsAlone(criterion: Criterion): boolean {
  return conditionsOf(criterion).every((condition) => 'finding' in condition);
}

function headline(alert: ExplainableAlert, set: CriterionSet, options: ExplainOptions): string {
  const progression = alert.evidence.progression;
  const worst = progression?.worst;
  const start = startText(alert, set);
  if (!worst) return `${start}: ${findingsText(alert, set)}.`;
  const days = `between ${dayText(worst.earlier.on)} and ${dayText(worst.later.on)}`;
  const isCertain = alert.certainty === 'confirmed';
  const how = isCertain && progression.homeAlone ? ' (at home alone)' : '';
  const rests = isCertain && progression.poorQuality && how === '' ? ' (on a test of poor quality)' : how;
  return options.values
    ? `${start}: ${worst.measure === 'dlco-pct' ? 'DLCO' : 'FVC'} fell by ${sizeText(worst, set)} ${days}${rests}.`
    : `${start}, ${days}${rests}.`;
}

/** What findings alone have met is not provisional, also where the fall beside it is. */
function startText({ certainty, evidence }: ExplainableAlert, set: CriterionSet): string {
  const met = set.criteria.filter(({ id }) => evidence.criteria.includes(id));
  const names = (criteria: readonly Criterion[]): string => criteria.map(({ title }) => title).join(' and ');
  if (certainty !== 'provisional') return `Progression by ${names(met)}`;
  const findings = met.filter(asksFindingsAlone);
  const falls = met.filter((criterion) => !asksFindingsAlone(criterion));
  return findings.length === 0 || falls.length === 0
    ? `Provisional progression by ${names(met)}`
    : `Progression by ${names(findings)}, provisionally by ${names(falls)}`;
}

/** What was found where no test was needed, from the data of the criteria. */
function findingsText({ evidence }: ExplainableAlert, set: CriterionSet): string {
  const conditions = set.criteria.filter(({ id }) => evidence.criteria.includes(id)).flatMap(conditionsOf);
  return [...new Set(conditions.map(conditionText))].join(' with ');
}

function foundLines({ evidence }: ExplainableAlert): ExplanationLine[] {
  const worse = factDays(evidence.facts, 'symptom-report');
  const increased = factDays(evidence.facts, 'hrct');
  const lines: ExplanationLine[] = [];
  if (worse !== '') lines.push({ text: `Worse respiratory symptoms were reported on ${worse}.`, cites: [] });
  if (increased !== '')
    lines.push({ text: `More fibrosis was reported with the HRCT of ${increased}.`, cites: [] });
  return lines;
}

function repeatWanted(alert: ExplainableAlert): Explanation['missing'] {
  const progression = alert.evidence.progression;
  const restsOnTests = progression?.homeAlone === true || progression?.poorQuality === true;
  if (alert.certainty !== 'provisional' && !restsOnTests) return [];
  const because =
    progression?.homeAlone === true
      ? 'home-alone'
      : progression?.poorQuality === true
        ? 'poor-quality'
        : 'provisional';
  return [{ what: 'repeat-pft', text: missingText({ what: 'repeat-pft', because }) }];
}
