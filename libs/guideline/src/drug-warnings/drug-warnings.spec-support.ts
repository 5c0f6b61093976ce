import { explainAlert } from '../explain-alert.js';
import { reviewed } from '../record.spec-support.js';
import { ASKED_ON, type DrugWarningCase } from './drug-warning-records.spec-support.js';

/** What is told of the record of a case. */
export function drugAnswer({ record, unwarned }: DrugWarningCase): unknown {
  const result = reviewed(record, ASKED_ON);
  return {
    cannotJudge: result.cannotJudge,
    warnings: result.alerts
      .filter(({ kind }) => kind === 'drug')
      .map((alert) => {
        const lines = explainAlert(alert, { values: true }).lines.map(({ text }) => text);
        const dose = lines.find((text) => /^The dose|^Whether|on hold/.test(text));
        return {
          rule: alert.ruleId,
          course: alert.key.slice(alert.ruleId.length + 1),
          severity: alert.severity,
          strength: lines.find((text) => / against /.test(text))?.split(' ')[0],
          ids: alert.cites.flatMap(({ ids = [] }) => ids),
          disputes: lines.filter((text) => text.startsWith('Disputed: ')).length,
          remarks: lines.filter((text) => text.startsWith('INBUILD ')).length,
          strongly: lines.some((text) => text.includes('recommends strongly')),
          dose: dose?.replace(/^The dose is .*: |\.$|^It is |^Whether it is above 15 mg a day /g, '') ?? '',
        };
      }),
    unwarned:
      unwarned === undefined
        ? []
        : result.unwarned?.map(({ ruleId, course, reason }) => [ruleId, course.lineageId, reason.why]),
  };
}

/** The same, as the case states it. */
export function drugStated({ warnings, unwarned = [] }: DrugWarningCase): unknown {
  return {
    cannotJudge: [],
    warnings: warnings.map((warning) => ({
      disputes: 0,
      remarks: 0,
      dose: '',
      strongly: warning.ids.includes('P-08'),
      ...warning,
    })),
    unwarned,
  };
}
