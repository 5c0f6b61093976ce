import { DRUGS, type DrugCode } from '@interstice/clinical';
import type { ExplanationLine } from '../explanation.js';
import { WATCHED_DRUGS } from '../monitored-drugs.rules.js';
import type { BloodProtocol, MonitoredDrugId, SurveillanceRule } from '../protocol.js';
import { bloodPhaseText, panelText } from '../rule-sentences.js';
import { besidesSentence } from '../sentences.js';
import { SUMMARY_2026_BLOOD } from '../summary-2026/blood.rules.js';
import { DRUG_OF } from '../surveillance/monitored-courses.js';
import { capital } from './option-words.js';

/**
 * The blood tests that a drug would add, by the protocol of the site.
 *
 * @param drugs - that could be begun
 * @param protocol - of the site
 * @returns what is wanted first and each phase of the schedule, with its source
 * @source interstice-choices, B-20, B-21 and B-28
 * @example monitoringLines(['nintedanib'], MMF_LABEL)[0]?.text //=> 'Before the start: liver tests (ALT, AST and bilirubin).'
 */
export function monitoringLines(drugs: readonly DrugCode[], protocol: BloodProtocol): ExplanationLine[] {
  const watched = [...new Set(drugs.flatMap((drug) => DRUG_OF.get(drug) ?? []))];
  const isOne = watched.length < 2;
  return [
    ...watched.flatMap((id) => linesOf(id, protocol, isOne)),
    ...drugs
      .filter((drug) => !DRUG_OF.has(drug))
      .map((drug) => ({
        text: `${capital(DRUGS[drug].title)}: no blood test is watched here for it.`,
        cites: [],
      })),
  ];
}

function linesOf(id: MonitoredDrugId, protocol: BloodProtocol, isOne: boolean): ExplanationLine[] {
  const { title, panel, besides = [], cite } = WATCHED_DRUGS[id];
  const name = isOne ? '' : `${capital(title)}: `;
  const also = besides.length === 0 ? '' : ` ${besidesSentence(besides)}`;
  return [
    { text: `${name}Before the start: ${panelText(panel)}.${also}`, cites: [cite] },
    ...phasesOf(id, protocol).map((rule) => ({ text: `${name}${bloodPhaseText(rule)}`, cites: [rule.cite] })),
  ];
}

/** A protocol without a rule for the drug falls back, as the schedule does (B-21). */
function phasesOf(id: MonitoredDrugId, { rules }: BloodProtocol): readonly SurveillanceRule[] {
  const isOf = ({ when }: SurveillanceRule): boolean => when.kind === 'drug-runs' && when.drug === id;
  const own = rules.filter(isOf);
  return own.length > 0 ? own : SUMMARY_2026_BLOOD.rules.filter(isOf);
}
