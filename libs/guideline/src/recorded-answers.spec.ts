import { join } from 'node:path';
import { addMonths } from '@interstice/clinical';
import { drawnRecord, LAST_DRAWN } from '@interstice/test-support/drawn-records';
import { answerLines, recordedAnswers } from '@interstice/test-support/recorded-answers';
import { bloodSeries } from './blood-safety/blood-series.js';
import { explainAlert } from './explain-alert.js';
import { explainDueItem } from './explain-due.js';
import { review } from './review.js';
import type { AlertFinding } from './review-result.js';
import { BLOOD_PROTOCOLS, DEFAULT_ALERT_SETS, PROTOCOLS, protocolById } from './rule-set.js';
import { steroidExposure } from './steroid-exposure/steroid-exposure.js';
import { treatmentOptions } from './treatment-options/index.js';

const file = join(import.meta.dirname, 'recorded-answers.txt');

/** A rule's data stands in its own file. */
const rulesById = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part) => (key === 'rule' ? (part as { id: string }).id : part)));

/** What the definitions of progression say is recorded in their own library; which rules are cited is read in the sentences. */
function answersTo(seed: number): string {
  const record = drawnRecord(seed);
  const asOf = seed % 3 === 0 ? addMonths(LAST_DRAWN, -8) : LAST_DRAWN;
  const surveillance = PROTOCOLS[seed % PROTOCOLS.length]?.id ?? '';
  const blood = BLOOD_PROTOCOLS[seed % BLOOD_PROTOCOLS.length]?.id;
  const protocol = protocolById(surveillance, blood, DEFAULT_ALERT_SETS);
  const result = review(record, protocol, asOf);
  const { dueItems, alerts, unraised, progression: _, ...rest } = result;
  const told = ({ cites: __, ...alert }: AlertFinding) => ({
    ...alert,
    says: explainAlert(alert as AlertFinding, { values: true }).lines.map(({ text }) => text),
  });
  return answerLines(`record ${seed} on ${asOf}, ${surveillance}, ${blood}`, {
    due: dueItems.map((item) => ({
      ...item,
      rules: item.rules.map(({ cites: ___, ...rule }) => rule),
      says: explainDueItem(item, asOf, { values: true }).lines.map(({ text }) => text),
    })),
    alerts: alerts.map(told),
    unraised: unraised.map(({ key, evidence }) => ({ key, evidence })),
    rest,
    // Long, and much alike from one record to the next.
    series: seed <= 4 ? bloodSeries(record, protocol, asOf) : null,
    steroids: steroidExposure(record.treatments, asOf),
    options: rulesById(treatmentOptions(record, result, asOf)),
  });
}

describe('What is due, alerts and is told of drawn records', () => {
  it('is what was recorded, whole: a difference is a change of answers, and has to be meant (B-01 to B-28)', () => {
    const now = Array.from({ length: 30 }, (_, index) => answersTo(index + 1)).join('\n');
    expect(now).toBe(recordedAnswers(file, now));
  });
});
