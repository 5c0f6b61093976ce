import { describe, expect, it } from '@jest/globals';
import { parseIsoDate } from '@interstice/clinical';
import type { ExplainAlertOptions } from './explainable-alert.js';
import { explainAlert } from './explain-alert.js';
import { reviewed } from './record.spec-support.js';
import { RENDERED_RECORDS } from './rendered-records.spec-support.js';

describe('An alert as it is read', () => {
  const [alert] = reviewed(RENDERED_RECORDS['a fall of 12 %'], '2026-03-01').alerts;
  if (!alert) throw new Error('an alert was expected');
  const linesOf = (options: ExplainAlertOptions, certainty = alert.certainty): string[] =>
    explainAlert({ ...alert, certainty }, options).lines.map(({ text }) => text);

  it('names a treatment that was started since as a question, and the drug only with values (B-08, B-34)', () => {
    const answer = { drug: 'nintedanib', startedOn: parseIsoDate('2026-02-03') } as const;
    expect(linesOf({ values: true, possiblyAnsweredBy: answer })).toContain(
      'Possibly answered by nintedanib started on 3 Feb 2026: confirm.',
    );
    expect(linesOf({ values: false, possiblyAnsweredBy: answer })).toContain(
      'Possibly answered by a treatment started on 3 Feb 2026: confirm.',
    );
  });

  it('says first of all that the evidence changed after it was decided (B-07)', () => {
    const changed = { status: 'acted', code: 'escalated' } as const;
    expect(linesOf({ values: false, changedAfterDecision: changed })[0]).toMatch(
      /^Evidence changed after decision: this was decided \(escalated\)/,
    );
    const dismissed = { status: 'dismissed', code: null } as const;
    expect(linesOf({ values: true, changedAfterDecision: dismissed })[0]).toContain('this was dismissed');
  });

  it('says that a provisional finding was not repeated, and of a confirmed one nothing (B-11)', () => {
    const late = { values: false, notRepeatedSince: parseIsoDate('2026-04-11') };
    const words = 'Unconfirmed, not repeated: the repeat test is late since 11 Apr 2026.';
    expect(linesOf(late, 'provisional')).toContain(words);
    expect(linesOf(late, 'confirmed')).not.toContain(words);
  });
});
