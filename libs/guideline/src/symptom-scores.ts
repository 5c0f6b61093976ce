import { instrumentKey, type IsoDate, type SymptomChange, type SymptomReport } from '@interstice/clinical';
import { INSTRUMENT_RULES, type InstrumentRule } from './symptom-instruments.rules.js';

/** What scores are judged from. */
export type ReportOfSymptoms = Pick<
  SymptomReport,
  'lineageId' | 'reportedOn' | 'change' | 'comparedWithOn' | 'instrument' | 'score'
>;

export interface ScoreOfReport {
  readonly lineageId: string;
  readonly on: IsoDate;
  /** Hundredths, in which scores are recorded: a difference of 2.7 is 270 and never 2.6999. */
  readonly hundredths: number;
}

/** Why a score is set beside no word. */
export type NotJudgedReason = 'no-verified-difference' | 'no-earlier-score' | 'several-scores' | 'off-scale';

/** The last score of one instrument, and what it suggests. It is never a change of symptoms: that is the clinician's word (B-12). */
export interface ScoreChange {
  /** As recorded. */
  readonly instrument: string;
  readonly rule: InstrumentRule | null;
  readonly later: ScoreOfReport;
  /** Null where the score tells a change by itself, or none is on record. */
  readonly earlier: ScoreOfReport | null;
  /** How far to the better, in hundredths; negative is to the worse, null where that is not known. */
  readonly better: number | null;
  readonly suggests: 'better' | 'worse' | 'less-than-minimal' | null;
  readonly notJudged: NotJudgedReason | null;
  /** What the report says, since which day: by default that of the report before. */
  readonly word: { readonly change: SymptomChange; readonly since: IsoDate | null };
  /** Of one and the same time the score says better or worse, and the word something else. */
  readonly differs: boolean;
}

/**
 * The last score of each instrument beside the word of its report. One instrument is compared with itself alone, and what is
 * said of a graft with nothing of before.
 *
 * @param reports - on record, in any order
 * @param graftSince - the day from which the lungs are a graft, or null
 * @returns one for each instrument that was scored, the last first
 * @source D-05; B-12: what counts is the clinician's word; B-27
 * @example scoreChanges([kBild('2025-03-03', 45), kBild('2026-03-01', 42.3)])[0]?.suggests //=> 'worse'
 */
export function scoreChanges(
  reports: readonly ReportOfSymptoms[],
  graftSince: IsoDate | null = null,
): ScoreChange[] {
  const ofGraft = reports.filter(({ reportedOn }) => graftSince !== null && reportedOn >= graftSince);
  if (ofGraft.length > 0) return changesOf(ofGraft);
  return changesOf(reports);
}

function changesOf(reports: readonly ReportOfSymptoms[]): ScoreChange[] {
  const byInstrument = new Map<string, Scored[]>();
  for (const report of inOrder(reports)) {
    const { instrument, score } = report;
    if (instrument === undefined || score === undefined) continue;
    const key = instrumentKey(instrument);
    const hundredths = Math.round(score * 100);
    byInstrument.set(key, [...(byInstrument.get(key) ?? []), { ...report, instrument, hundredths }]);
  }
  return [...byInstrument]
    .flatMap(([key, scored]) => changeOf(key, scored, reports))
    .sort((one, other) => (one.later.on < other.later.on ? 1 : one.later.on > other.later.on ? -1 : 0));
}

type Scored = ReportOfSymptoms & { readonly instrument: string; readonly hundredths: number };

/** By day, and on one day by what never changes, so that the order of reading decides nothing. */
function inOrder(reports: readonly ReportOfSymptoms[]): ReportOfSymptoms[] {
  const place = ({ reportedOn, lineageId }: ReportOfSymptoms) => `${reportedOn} ${lineageId}`;
  return [...reports].sort((one, other) => (place(one) < place(other) ? -1 : 1));
}

function changeOf(
  key: string,
  scored: readonly Scored[],
  reports: readonly ReportOfSymptoms[],
): ScoreChange[] {
  const last = scored.at(-1);
  if (!last) return [];
  const rule: InstrumentRule | null = INSTRUMENT_RULES.find(({ id }) => instrumentKey(id) === key) ?? null;
  const before =
    rule?.tells === 'change' ? undefined : scored.findLast(({ reportedOn }) => reportedOn < last.reportedOn);
  const since = last.comparedWithOn ?? dayBefore(reports, last.reportedOn);
  const notJudged = whyNot(rule, scored, last, before);
  const better = rule && notJudged === null ? betterBy(rule, last, before) : null;
  const suggests = rule && better !== null ? suggestionOf(rule, better) : null;
  return [
    {
      instrument: last.instrument,
      rule,
      later: scoreOf(last),
      earlier: before ? scoreOf(before) : null,
      better,
      suggests,
      notJudged,
      word: { change: last.change, since },
      differs: before?.reportedOn === since && differs(suggests, last.change),
    },
  ];
}

function scoreOf({ lineageId, reportedOn, hundredths }: Scored): ScoreOfReport {
  return { lineageId, on: reportedOn, hundredths };
}

function dayBefore(reports: readonly ReportOfSymptoms[], day: IsoDate): IsoDate | null {
  const days = reports.map(({ reportedOn }) => reportedOn).filter((on) => on < day);
  return days.sort().at(-1) ?? null;
}

function whyNot(
  rule: InstrumentRule | null,
  scored: readonly Scored[],
  last: Scored,
  before: Scored | undefined,
): NotJudgedReason | null {
  if (!rule) return 'no-verified-difference';
  if (rule.tells === 'state' && !before) return 'no-earlier-score';
  const judged = before ? [last, before] : [last];
  const { scale } = rule;
  const isOff = ({ hundredths }: Scored) =>
    scale !== undefined && (hundredths < scale.from * 100 || hundredths > scale.to * 100);
  if (judged.some(isOff)) return 'off-scale';
  const isOneOfSeveral = ({ reportedOn, hundredths }: Scored) =>
    scored.some((one) => one.reportedOn === reportedOn && one.hundredths !== hundredths);
  return judged.some(isOneOfSeveral) ? 'several-scores' : null;
}

function betterBy({ higherIs }: InstrumentRule, last: Scored, before: Scored | undefined): number {
  const higher = last.hundredths - (before?.hundredths ?? 0);
  return higherIs === 'better' ? higher : 0 - higher;
}

function suggestionOf({ least }: InstrumentRule, better: number): NonNullable<ScoreChange['suggests']> {
  if (better >= Math.round(least.better * 100)) return 'better';
  return -better >= Math.round(least.worse * 100) ? 'worse' : 'less-than-minimal';
}

/** A smaller difference than the least contradicts nobody: patients may notice what an instrument does not. */
function differs(suggests: ScoreChange['suggests'], word: SymptomChange): boolean {
  if (word === 'unknown') return false;
  return (suggests === 'worse' && word !== 'worse') || (suggests === 'better' && word !== 'improved');
}
