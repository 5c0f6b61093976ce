import { DRUGS } from '@interstice/clinical';
import type { ExplanationLine } from '../explanation.js';
import { dayText, listText } from '../sentences.js';
import { AGENTS } from './agents.rules.js';
import { APPROVALS, NOT_IN_INBUILD } from './notes.rules.js';
import type { ConditionFinding, CourseOnRecord, OptionFinding, TreatmentOptions } from './option-findings.js';
import { RECOMMENDED_AGAINST } from './recommended-against.rules.js';
import { capital, courseText, ROUTE_WORDS, STRENGTH_WORDS } from './option-words.js';
import { ruleTitle } from './advice-sentences.js';

/**
 * On what an option depends and whether that holds here, for how long and how it is given, and what says otherwise.
 *
 * @param finding - an option of a list
 * @returns a line each, in the order of the source
 * @source treatment-approach-2026; interstice-choices, B-18 and B-33
 * @example conditionLines(finding)[0]?.text
 * //=> 'If mycophenolate is not tolerated: nothing on record says so.'
 */
export function conditionLines({ rule, conditions, conflictsWith }: OptionFinding): ExplanationLine[] {
  const { as, upToMonths, cite } = rule;
  const how = [
    ...(as === 'adjunct' ? ['as an adjunct'] : []),
    ...(as === 'part-of-a-combination' ? ['as part of a combination'] : []),
    ...(upToMonths === undefined ? [] : [`for up to ${upToMonths} months`]),
  ];
  return [
    ...conditions.map((condition) => ({ text: conditionText(condition), cites: [cite] })),
    ...(how.length === 0 ? [] : [{ text: `${capital(how.join(', '))}.`, cites: [cite] }]),
    ...RECOMMENDED_AGAINST.filter(({ id }) => conflictsWith.includes(id)).map((against) => ({
      text: `Conflict, unranked: ${ruleTitle(against)} is at the same time ${STRENGTH_WORDS[against.strength].toLowerCase()}. Both stand.`,
      cites: [against.cite, { doc: 'interstice-choices', at: 'B-33', ids: ['B-33'] }],
    })),
  ];
}

function conditionText({ condition, holds, on }: ConditionFinding): string {
  const day = on === undefined ? '' : dayText(on);
  const severity = {
    met: 'this patient’s is moderate-to-severe',
    'not-met': 'this patient’s is mild',
    unknown: 'this patient’s severity is unknown',
  }[holds];
  switch (condition) {
    case 'mycophenolate-not-tolerated':
      return `If mycophenolate is not tolerated: ${holds === 'met' ? `it was stopped on ${day} for that` : 'nothing on record says so'}.`;
    case 'more-severe':
      return `For more severe disease, for which the source names no limit: ${severity}.`;
    case 'severe-or-rapid':
      return `For severe or rapidly progressive disease: ${on === undefined ? severity : `flagged as rapidly progressive from ${day} on`}.`;
    case 'ssc-phenotype':
      return `With care in a phenotype of SSc, for the risk of renal crisis: ${holds === 'met' ? 'SSc is recorded' : 'whether it is one is not recorded'}.`;
    case 'mda5':
      return holds === 'met'
        ? 'For antibodies against MDA5, which are on record.'
        : 'For antibodies against MDA5: not on record, which does not say that there are none.';
    case 'add-on':
      return 'As an add-on to what runs.';
  }
}

/**
 * What else is to be known of a drug: approvals, whom INBUILD left out, and what it is not to be given together with.
 *
 * @param finding - an option of a list
 * @param options - of the patient, for what runs
 * @returns a line each
 * @source ctd-ild-trials-review, E-04 and E-05; treatment-approach-2026, T-08
 * @example noteLines(finding, options)[0]?.text //=> 'Approved in the US for SSc-ILD in 2021, subcutaneously, not intravenously.'
 */
export function noteLines({ rule }: OptionFinding, options: TreatmentOptions): ExplanationLine[] {
  const { ctds, against } = options;
  const isOf = (only: (typeof APPROVALS)[number]['ctds']): boolean =>
    only === 'every' || only.some((ctd) => ctds.includes(ctd));
  const approvals = APPROVALS.filter(
    ({ agent, ctds: only }) => rule.agents.includes(agent) && isOf(only),
  ).map(({ disease, year, route, cite }) => ({
    text: `Approved in the US for ${disease} in ${year}${route ? `, ${ROUTE_WORDS[route.only]}, not ${ROUTE_WORDS[route.not]}` : ''}.`,
    cites: [cite],
  }));
  const antifibrotics = AGENTS.antifibrotic.drugs;
  const isAntifibrotic = rule.agents.some((agent) =>
    AGENTS[agent].drugs.some((drug) => antifibrotics.includes(drug)),
  );
  const together = against.filter((found) => isAntifibrotic && found.rule.together === true);
  return [
    ...approvals,
    ...(rule.agents.includes(NOT_IN_INBUILD.beside) ? [notInInbuild(options)] : []),
    ...together.map(({ rule: warned }) => ({
      text: `Beside it: ${ruleTitle(warned)} is ${STRENGTH_WORDS[warned.strength].toLowerCase()}.`,
      cites: [warned.cite],
    })),
    ...(rule.agents.includes('mycophenolate')
      ? [{ text: 'The source does not say of which form of mycophenolate its dose is.', cites: [] }]
      : []),
  ];
}

function notInInbuild({ background }: TreatmentOptions): ExplanationLine {
  const { agents, alsoDrugs, glucocorticoidAboveMgPerDay, cite } = NOT_IN_INBUILD;
  const names = [
    ...agents.map((agent) => AGENTS[agent].title),
    ...alsoDrugs.map((drug) => DRUGS[drug].title),
  ];
  const steroid = AGENTS.glucocorticoid.drugs;
  const told = (course: CourseOnRecord): string =>
    `${courseText(course)}${steroid.includes(course.drug) ? ', whose dose decides' : ''}`;
  const here = background.length === 0 ? '' : ` Here: ${background.map(told).join('; ')}.`;
  return {
    text: `INBUILD randomised nobody on ${listText(names)}, or on glucocorticoids above ${glucocorticoidAboveMgPerDay} mg a day.${here}`,
    cites: [cite],
  };
}
