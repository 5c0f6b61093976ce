import { ANALYTES, DRUGS, ONE_OF, PANELS, type Analyte, type Ctd, type Panel } from '@interstice/clinical';
import { MONITORED_DRUGS, WATCHED_DRUGS } from './monitored-drugs.rules.js';
import type {
  ActionLimit,
  MonitoredDrugId,
  Offset,
  SeverityCondition,
  SurveillanceCondition,
  SurveillanceRule,
  WindowSpec,
} from './protocol.js';
import { besidesSentence, listText, spanText, TEST_NAMES } from './sentences.js';
import { SEVERITY } from './severity.rules.js';
import { resolveOffset } from './test-window.js';

/**
 * A surveillance rule in words, from its data.
 *
 * @param rule - as data
 * @returns a sentence
 * @example ruleText(SUMMARY_2026.rules[0])
 * //=> 'Pulmonary function test from 3 months to 6 months after the last laboratory test, in moderate-to-severe …'
 */
export function ruleText(rule: SurveillanceRule): string {
  const name = rule.panel === undefined ? TEST_NAMES[rule.test] : panelText(rule.panel);
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return `${title} ${windowText(rule.window, anchorText(rule))}, ${whenText(rule)}.${besidesText(rule)}`;
}

/**
 * A phase of the schedule of a drug's blood tests in short, for whoever thinks of starting it.
 *
 * @param rule - of a drug that runs
 * @returns a sentence; an empty text for any other rule
 * @source interstice-choices, B-20
 * @example bloodPhaseText(MMF_LABEL.rules[0])
 * //=> 'Complete blood count (…) 7 days after the start or the last complete test, …, in the first 28 days.'
 */
export function bloodPhaseText({ panel, when, window }: SurveillanceRule): string {
  if (when.kind !== 'drug-runs' || panel === undefined) return '';
  const { fromDay, toDay } = when.phase;
  const since = fromDay === 0 ? 'for as long as it runs' : `from day ${fromDay} on`;
  const until =
    fromDay === 0 ? `in the first ${toDay} days` : `from day ${fromDay} to day ${(toDay ?? 0) - 1}`;
  const name = panelText(panel);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${windowText(window, 'the start or the last complete test')}, ${toDay === null ? since : until}.`;
}

/**
 * A panel with its analytes.
 *
 * @param panel - which panel
 * @returns its name and what belongs to it
 * @source interstice-choices, B-23
 * @example panelText('complete-blood-count')
 * //=> 'complete blood count (white cells, neutrophils, haemoglobin and platelets)'
 */
export function panelText(panel: Panel): string {
  const either = ONE_OF[panel]?.map((analyte) => ANALYTES[analyte].title) ?? [];
  const analytes = PANELS[panel].map((analyte: Analyte) => ANALYTES[analyte].title);
  const parts = either.length === 0 ? analytes : [...analytes, listText(either)];
  return parts.length < 2
    ? `${PANEL_NAMES[panel]} (${parts.join('')})`
    : `${PANEL_NAMES[panel]} (${listText(parts, 'and')})`;
}

const PANEL_NAMES: Readonly<Record<Panel, string>> = {
  'complete-blood-count': 'complete blood count',
  'blood-count-and-alt': 'complete blood count with ALT',
  'blood-count-and-igg': 'complete blood count with IgG',
  'blood-count-and-liver': 'complete blood count with a liver enzyme',
  'blood-count-kidney-and-liver': 'complete blood count with kidney and liver tests',
  'lymphocytes-neutrophils-and-haemoglobin': 'blood count',
  'neutrophils-platelets-and-liver': 'blood count with liver enzymes',
  'liver-enzymes': 'liver enzyme',
  'liver-tests': 'liver tests',
};

function besidesText({ besides = [] }: SurveillanceRule): string {
  return besides.length === 0 ? '' : ` ${besidesSentence(besides)}`;
}

const ANCHOR_WORDS: Readonly<Record<SurveillanceRule['anchor'], string>> = {
  'last-laboratory-pft': 'the last laboratory test',
  'last-dlco': 'the last test with a DLCO',
  'last-hrct': 'the last HRCT',
  'first-hrct': 'the first HRCT',
  registration: 'registration',
  'registration-or-ild-diagnosis': 'registration or the diagnosis of ILD, whichever is later',
  'later-test': 'the later test of the pair in question',
  'later-test-or-hrct': 'the later test of the pair, or the HRCT, in question',
  'hrct-in-question': 'the HRCT in question',
  'pft-in-question': 'the test in question',
  'treatment-start': 'the start of the treatment',
  'last-pft-before-decision': 'the last laboratory test before the decision',
  'phase-start-or-last-count':
    'the start, the last increase in dose or the last complete count (or registration, where the drug ran before and no count is known)',
  'planned-start': 'the planned start',
};

function anchorText({ anchor, when }: SurveillanceRule): string {
  if (when.kind === 'drug-runs' && !(when.restarts ?? false))
    return 'the start or the last complete test (or registration, where the drug ran before and no test is known)';
  if (when.kind === 'decline-confirmed') return 'the test by which the fall is certain';
  if (when.kind !== 'progression-unknown' || when.missing !== 'hrct-comparison') return ANCHOR_WORDS[anchor];
  return 'the HRCT, or the later test or report that it stands beside';
}

/**
 * One condition of a schedule by severity, with its thresholds.
 *
 * @param condition - as rule data names it
 * @returns words for a sentence
 * @source interstice-choices, B-18
 * @example severityText('unknown') //=> 'disease of unknown severity'
 */
export function severityText(condition: SeverityCondition): string {
  return SEVERITY_WORDS[condition];
}

const SEVERITY_WORDS: Readonly<Record<SeverityCondition, string>> = {
  'moderate-to-severe': `moderate-to-severe disease (FVC below ${SEVERITY.fvcPctPredBelow.value} % predicted or fibrosis of ${SEVERITY.fibrosisPctAtLeast.value} % or more)`,
  mild: `mild disease (FVC of ${SEVERITY.fvcPctPredBelow.value} % predicted or more and fibrosis of less than ${SEVERITY.fibrosisPctAtLeast.value} %)`,
  unknown: 'disease of unknown severity',
  progressive: `disease that has progressed within ${SEVERITY.progressive.withinMonths} months`,
};

const NONE_ON_RECORD: Readonly<Partial<Record<SurveillanceRule['test'], string>>> = {
  pft: 'no laboratory test is on record',
  dlco: 'no DLCO is on record',
  hrct: 'no HRCT is on record',
};

const FACT_NAMES = {
  'symptom-report': 'a symptom report',
  'hrct-comparison': 'a comparison of HRCTs',
  haemoglobin: 'a haemoglobin',
  height: 'a height',
  'reference-equation': 'the name of a reference equation',
  'fvc-litres': 'FVC in litres',
  'fvc-pct-pred': 'FVC as % predicted',
  'dlco-corrected': 'DLCO corrected for haemoglobin',
} as const;

const PROGRESSION_NAMES: Readonly<Record<string, string>> = { 'ppf-2022': 'PPF 2022' };

function whenText({ when, test }: SurveillanceRule): string {
  switch (when.kind) {
    case 'severity':
      return `in ${listText(when.anyOf.map((condition) => SEVERITY_WORDS[condition]))}`;
    case 'no-test-on-record':
      return `when ${NONE_ON_RECORD[test] ?? 'none is on record'}`;
    case 'test-on-record':
      return 'whatever the severity';
    case 'confirmation-wanted':
      return `when ${setName(when.set)} is a near miss, or is met provisionally`;
    case 'watch-and-repeat':
      return 'when a physician decided to watch and repeat, until an acceptable laboratory test is done in that time or later';
    case 'progression-unknown':
      return unknownText(when);
    case 'fibrosis-extent-unknown':
      return 'when its extent of fibrosis is not recorded and the severity hangs on it';
    case 'height-unknown':
      return 'when the severity hangs on FVC as % predicted, which can be computed from the litres of the test with it';
    case 'decline-confirmed':
      return `when ${setName(when.set)} is met by a fall in FVC that is certain, unless one was done on or after that day`;
    case 'treatment-started':
      return treatmentText(when);
    case 'diagnosed-shortly-before':
      return `when ILD was diagnosed within ${counted(when.within.months, 'month')} before the first HRCT`;
    case 'drug-runs':
      return `${phaseText(when)}; ${afterStopText(when.drug)}`;
    case 'drug-ran-before-registration':
      return `when a drug whose blood is watched was running before and no complete test of it since its start is on record`;
    case 'drug-planned':
      return `when the start of a drug whose blood is watched is planned and its first test is not on record from that time`;
    case 'first-year-of':
      return `in ILD with ${listText(when.ctds.map((ctd) => CTD_NAMES[ctd]))}, where it is counted from a test in the first ${counted(when.within.months, 'month')} after the diagnosis of ILD (or registration, where none is recorded)`;
    case 'specialty-missing':
      return `when no visit to ${listText(when.specialties)} is on record since the diagnosis of ILD or registration, whichever is earlier; no interval is published, so none is asked for after that`;
  }
}

function unknownText({
  set,
  missing,
}: Extract<SurveillanceCondition, { readonly kind: 'progression-unknown' }>): string {
  const fact = `${setName(set)} cannot be judged without ${FACT_NAMES[missing]}`;
  if (missing === 'symptom-report') return `when ${fact} that could still open an alert`;
  return missing === 'hrct-comparison'
    ? `when ${fact} that could still open an alert, there being a scan to compare`
    : `when ${fact}, for as long as the test counts`;
}

function treatmentText(when: Extract<SurveillanceCondition, { readonly kind: 'treatment-started' }>): string {
  const drugs = listText(when.drugsOfUnknown.map((code) => DRUGS[code].title));
  const except = listText(when.exceptGroups.map((group) => `${group}s`));
  return `when a treatment was started for the ILD, or for an unknown reason with ${drugs}; not for ${except}, nor for a course that ended before it opens`;
}

function phaseText({
  phase: { fromDay, toDay },
  drug,
  restarts,
}: Extract<SurveillanceCondition, { readonly kind: 'drug-runs' }>): string {
  const { title } = MONITORED_DRUGS[drug];
  const since = restarts ? 'after the start or the last increase in dose' : 'after the start';
  if (fromDay === 0 && toDay === null) return `for as long as ${title} runs`;
  if (toDay === null)
    return `where it is counted from day ${fromDay} or later ${since}, for as long as ${title} runs`;
  return fromDay === 0
    ? `where it is counted from one of the first ${toDay} days of ${title} ${since}`
    : `where it is counted from one of days ${fromDay} to ${toDay - 1} of ${title} ${since}`;
}

function afterStopText(drug: MonitoredDrugId): string {
  const { actionLimits } = WATCHED_DRUGS[drug];
  if (actionLimits.length === 0)
    return 'after a stop until a complete test is on record, for no limit is known';
  // Of several steps for an analyte the mildest says what is inside them all.
  const mildest = actionLimits.filter(
    ({ analyte }, index) => actionLimits.findIndex((limit) => limit.analyte === analyte) === index,
  );
  return `after a stop until a complete test is within the limit${mildest.length === 1 ? '' : 's'} (${listText(mildest.map(limitText), 'and')})`;
}

/** The values that are inside a limit. */
function limitText(limit: ActionLimit): string {
  const { title } = ANALYTES[limit.analyte];
  if ('below' in limit) return `${title} of ${limit.below} ${unitText(limit.unit)} or more`;
  if ('atMost' in limit) return `${title} above ${limit.atMost} ${unitText(limit.unit)}`;
  if ('above' in limit) return `${title} of ${limit.above} ${unitText(limit.unit)} or less`;
  if ('aboveUpperLimits' in limit)
    return `${title} of at most ${limit.aboveUpperLimits === 1 ? '' : `${limit.aboveUpperLimits} × `}the upper limit that the laboratory printed`;
  if ('fallsFromBaseline' in limit)
    return `${title} at most ${limit.fallsFromBaseline} ${limit.unit} below the last value before the start`;
  return 'risesPct' in limit
    ? `${title} at most ${limit.risesPct} % above the lowest value of the ${limit.withinMonths} months before`
    : `${title} at most ${limit.abovePctOfBaseline} % above the last value before the start`;
}

function unitText(unit: string): string {
  return unit.startsWith('10') ? `× ${unit}` : unit;
}

const CTD_NAMES: Readonly<Record<Ctd, string>> = {
  ssc: 'SSc',
  ra: 'RA',
  iim: 'IIM',
  mctd: 'MCTD',
  sjd: 'SjD',
  sle: 'SLE',
  undifferentiated: 'undifferentiated disease',
};

function setName(set: string): string {
  return PROGRESSION_NAMES[set] ?? set.toUpperCase();
}

function windowText(window: WindowSpec, anchor: string): string {
  switch (window.kind) {
    case 'from-to':
      return `from ${offsetText(window.from)} to ${offsetText(window.to)} after ${anchor}`;
    case 'every':
      return `every ${counted(window.interval.months, 'month')} after ${anchor}, give or take ${offsetText(window.tolerance)}`;
    case 'around':
      return `${offsetText(window.day)} after ${anchor}, give or take ${offsetText(window.tolerance)}`;
    case 'offsets': {
      const best = sameOffset(window.target, window.closes)
        ? ''
        : `, best ${offsetText(window.target)} after it`;
      return isBefore(window.opens)
        ? `from ${offsetText(window.opens)} before ${anchor}, best ${offsetText(window.target)} before it, at the latest on that day`
        : `from ${opensText(window.opens, anchor)}${best}, at the latest ${offsetText(window.closes)} after it`;
    }
  }
}

function opensText(opens: Offset, anchor: string): string {
  const { span } = resolveOffset(opens);
  return 'days' in span && span.days === 0 ? `the day of ${anchor}` : `${offsetText(opens)} after ${anchor}`;
}

function isBefore(offset: Offset): boolean {
  const { span } = resolveOffset(offset);
  return ('months' in span ? span.months : 'weeks' in span ? span.weeks : span.days) < 0;
}

function sameOffset(first: Offset, second: Offset): boolean {
  return JSON.stringify(resolveOffset(first).span) === JSON.stringify(resolveOffset(second).span);
}

function offsetText(offset: Offset): string {
  const { span, choice } = resolveOffset(offset);
  return choice ? `${spanText(span)} (clinic’s choice)` : spanText(span);
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
