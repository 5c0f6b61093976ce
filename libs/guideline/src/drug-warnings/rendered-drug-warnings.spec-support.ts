import { explainAbsence } from '../explain-absence.js';
import { explainAlert } from '../explain-alert.js';
import type { Explanation } from '../explanation.js';
import { day, reviewed } from '../record.spec-support.js';
import { ASKED_ON, keptUntil } from './drug-warning-records.spec-support.js';
import { DRUG_WARNING_CASES } from './drug-warnings.cases.js';
import { DRUG_RULE_IDS } from './drug-rule-ids.js';

/** Everything that is said of drugs that are warned about, and of those that are not; every sentence once. */
export function renderedDrugWarnings(values: boolean): readonly Explanation[] {
  const said = new Set<string>();
  const records = [...DRUG_WARNING_CASES.map(({ record }) => record), keptUntil('2026-02-01')];
  return records
    .flatMap((record) => {
      const result = reviewed(record, ASKED_ON);
      const silent = DRUG_RULE_IDS.filter((id) => !result.alerts.some(({ ruleId }) => ruleId === id));
      return [
        ...result.alerts
          .filter(({ kind }) => kind === 'drug')
          .map((alert) => explainAlert(alert, { values })),
        ...silent.map((alert) => explainAbsence({ alert }, result, day(ASKED_ON), { values })),
      ];
    })
    .flatMap(({ headline, lines, missing }) => {
      const fresh = lines.filter(({ text }) => !said.has(text));
      const isKnown = said.has(headline) && fresh.length === 0;
      for (const text of [headline, ...fresh.map((one) => one.text)]) said.add(text);
      return isKnown ? [] : [{ headline, lines: fresh, missing }];
    });
}
