import { parseIsoDate } from '@interstice/clinical';
import { explainAbsence } from './explain-absence.js';
import { explainAlert } from './explain-alert.js';
import { explainDueItem } from './explain-due.js';
import { explainCriterion, UnknownCriterionError } from './explain-progression.js';
import type { Explanation } from './explanation.js';
import { day, pft, recordOf, reviewed, symptoms } from './record.spec-support.js';
import type { DueTest } from './review-result.js';
import { RENDERED_RECORDS } from './rendered-records.spec-support.js';
import { explainEverything } from './rendering.spec-support.js';

const asOf = '2026-03-01';
const text = ({ headline, lines, missing }: Explanation): string =>
  [headline, ...lines.map((line) => line.text), ...missing.map((line) => line.text)].join('\n');

describe('Why there is an alert', () => {
  const [alert] = reviewed(RENDERED_RECORDS['a fall of 12 %'], asOf).alerts;
  if (!alert) throw new Error('an alert was expected');

  it('names the criterion, both values, the fall and its source', () => {
    const explanation = explainAlert(alert, { values: true });
    expect(explanation.headline).toBe(
      'Progression by INBUILD A: FVC fell by 12.0 % of the earlier value between 15 Jan 2025 and 15 Jan 2026.',
    );
    expect(text(explanation)).toContain('from 3000 mL on 15 Jan 2025 (ungraded) to 2640 mL on 15 Jan 2026');
    expect(text(explanation)).toContain('in litres, because % predicted is not recorded with both tests');
    expect(explanation.lines.flatMap(({ cites }) => cites.map(({ doc }) => doc))).toContain('inbuild-design');
  });

  it('is explained from what is stored with it, after a round trip through JSON', () => {
    const stored = JSON.parse(JSON.stringify(alert)) as typeof alert;
    expect(explainAlert(stored, { values: true })).toEqual(explainAlert(alert, { values: true }));
  });

  it('shows the whole fall on record beside it', () => {
    const { progression } = reviewed(RENDERED_RECORDS['after a decision'], asOf);
    const explanation = explainAlert(alert, { values: true, cumulative: progression.cumulative });
    expect(text(explanation)).toContain('Over the whole record FVC changed by -10.0 %');
    expect(text(explainAlert(alert, { values: false, cumulative: progression.cumulative }))).not.toContain(
      'Over the whole record',
    );
  });
});

describe('What an alert says of the patient now', () => {
  const told = (name: keyof typeof RENDERED_RECORDS, values = true): string => {
    const { alerts, progression } = reviewed(RENDERED_RECORDS[name], asOf);
    const [found] = alerts;
    if (!found) throw new Error('an alert was expected');
    const present = progression.sets.find(({ setId }) => setId === found.ruleId) ?? null;
    return text(explainAlert(found, { values, cumulative: progression.cumulative, present }));
  };

  it('shows the latest fall beside the greatest', () => {
    const answer = told('a fall that went on');
    expect(answer).toContain('FVC fell by 12.0 % of the earlier value between 15 Jan 2024 and 15 Jan 2025.');
    expect(answer).toContain('Most recently: FVC fell from 2640 mL on 15 Jan 2025 (ungraded) to 2370 mL');
  });

  it('tells the latest fall once where it is the greatest', () => {
    expect(told('a fall of 12 %')).not.toContain('Most recently');
    expect(told('a fall of 12 %')).not.toContain('no longer');
  });

  it('says that the latest test no longer shows it', () => {
    expect(told('a fall that the latest test no longer shows')).toContain(
      'The latest test no longer shows it: FVC fell from 3000 mL on 15 Jan 2025 (ungraded) to 2980 mL',
    );
    expect(told('a fall that the latest test no longer shows', false)).not.toContain('2980');
  });

  it('says that it is no longer met by what was reported since', () => {
    expect(told('a fall whose symptoms have improved')).toContain(
      'By what has been recorded since, it is no longer met.',
    );
  });

  it('asks for the laboratory when it rests on spirometry at home', () => {
    expect(told('a fall at home alone')).toContain('spirometry at home alone: confirm in the laboratory');
    expect(told('a fall at home alone')).toContain('so it is to be done in the laboratory');
  });
});

describe('Why there is no alert', () => {
  const why = (name: keyof typeof RENDERED_RECORDS, values = true): string =>
    text(explainAbsence({ alert: 'inbuild' }, reviewed(RENDERED_RECORDS[name], asOf), day(asOf), { values }));

  it('tells, for a stable patient, what was compared, what was found and what would have been needed', () => {
    const answer = why('a stable patient');
    expect(answer).toContain('No progression alert by INBUILD. INBUILD is not met.');
    expect(answer).toContain(
      'from 80.0 % predicted on 15 Jan 2025 (grade A) to 78.4 % predicted on 15 Jan 2026',
    );
    expect(answer).toContain('INBUILD A needs FVC at or below 72.0 % predicted.');
    expect(answer).toContain('Also looked at: FVC fell from 79.0 % predicted on 15 Jul 2025');
    expect(answer).toContain('1 earlier test lies more than 24 months before the latest test');
  });

  it('needs 2700 mL after 3000 mL, no less and no more', () => {
    const stable = recordOf({ pfts: [pft('2025-01-15', { ml: 3000 }), pft('2026-01-15', { ml: 2701 })] });
    const answer = text(
      explainAbsence({ alert: 'inbuild' }, reviewed(stable, asOf), day(asOf), { values: true }),
    );
    expect(answer).toContain('INBUILD A needs FVC at or below 2700 mL.');
  });

  it('says which fact is missing when it cannot be judged', () => {
    expect(why('a fall of 7 % with unknown symptoms')).toContain(
      'A symptom report: worse symptoms would settle it.',
    );
    expect(why('no test at all')).toContain('A pulmonary function test with FVC: none is on record.');
  });

  it('names a near miss', () => {
    expect(why('a near miss')).toContain('Near miss of INBUILD A');
  });

  it('says why tests were not compared', () => {
    const answer = why('tests that cannot be compared');
    expect(answer).toContain('values before and after a bronchodilator are not compared');
    expect(answer).toContain('values measured at home and in a laboratory are not compared');
    expect(answer).toContain('its quality grade is D or worse');
    expect(answer).toContain('the test could not be done');
  });

  it('says that a decline is too old to open one', () => {
    expect(why('an old decline')).toContain('Too long ago to open a new alert.');
  });

  it('says that the short form is judged but raises none', () => {
    const result = reviewed(RENDERED_RECORDS['a fall of 12 %'], asOf);
    const answer = text(explainAbsence({ alert: 'short-form' }, result, day(asOf), { values: true }));
    expect(answer).toContain('Short form is met.');
    expect(answer).toContain('It is judged, but this site does not use it for alerts.');
  });

  it('says that no test fell when none did', () => {
    expect(why('after a decision')).toContain('No test fell; nearest: FVC rose from 80.0 % predicted');
  });

  it('says since when the patient is dead rather than that all is well', () => {
    const died = RENDERED_RECORDS['somebody who has died'];
    expect(why('somebody who has died')).toContain('the status is deceased since 1 Feb 2026');
    expect(
      text(explainAbsence({ test: 'pft' }, reviewed(died, asOf), day(asOf), { values: false })),
    ).toContain('Nothing is due: the status is deceased since 1 Feb 2026.');
  });

  it('explains the alert when it is there after all', () => {
    expect(why('a fall of 12 %')).toContain('Progression by INBUILD A');
  });
});

describe('Why a test is due', () => {
  const items = reviewed(RENDERED_RECORDS['a fall of 12 %'], asOf).dueItems;

  it.each([
    ['2026-04-14', 'Upcoming'],
    ['2026-04-15', 'Open now'],
    ['2026-07-15', 'Open now'],
    ['2026-07-16', 'Overdue'],
  ])('on %s reads "%s"', (today, status) => {
    const item = items.find(({ test }) => test === 'pft');
    if (!item) throw new Error('a due item was expected');
    expect(explainDueItem(item, day(today), { values: false }).headline).toBe(
      `${status}: pulmonary function test from 15 Apr 2026, best by 30 May 2026, overdue after 15 Jul 2026.`,
    );
  });

  it('is answered for a test that is not due as well', () => {
    const result = reviewed(RENDERED_RECORDS['a fall of 12 %'], asOf);
    const absent = (test: DueTest): string =>
      text(explainAbsence({ test }, result, day(asOf), { values: false }));
    expect(absent('symptom-report')).toContain('No symptom report is due on 1 Mar 2026.');
    expect(absent('height')).toContain('when PPF 2022 cannot be judged without a height');
    const silent = explainAbsence({ test: 'height' }, { ...result, notDue: [] }, day(asOf), {
      values: false,
    });
    expect(text(silent)).toContain('No rule of protocol summary-2026 asks for it.');
    expect(absent('blood')).toContain('No drug is on record whose blood is to be watched: mycophenolate, ');
  });
});

describe('A criterion', () => {
  it('that does not exist is refused with the ones that do', () => {
    const { progression } = reviewed(recordOf({}), asOf);
    expect(() => explainCriterion(progression, 'inbuild.z', { values: true })).toThrow(UnknownCriterionError);
    expect(() => explainCriterion(progression, 'inbuild.z', { values: true })).toThrow('inbuild.a');
  });

  it('that was met once and is not now says so, since its alert stays', () => {
    const recovered = recordOf({
      pfts: [pft('2025-01-15', { pct: 80 }), pft('2025-07-15', { pct: 70 }), pft('2026-01-15', { pct: 80 })],
    });
    const { progression } = reviewed(recovered, asOf);
    const explanation = explainCriterion(progression, 'inbuild', { values: false });
    expect(explanation.headline).toBe('INBUILD cannot be judged yet: INBUILD D is open.');
    expect(text(explanation)).toContain('It was met on 15 Jul 2025');
  });

  it('that another one has overtaken does not tell its band as if it were open', () => {
    const { progression } = reviewed(RENDERED_RECORDS['a fall of 12 %'], asOf);
    const answer = text(explainCriterion(progression, 'inbuild.b', { values: true }));
    expect(answer).toContain('The fall is greater than INBUILD B asks for.');
    expect(answer).not.toContain('INBUILD B needs');
  });

  it('tells two later tests with one earlier test as two pairs', () => {
    const record = recordOf({
      pfts: [
        pft('2025-01-15', { ml: 3000 }),
        pft('2026-01-15', { ml: 2930, bronchodilator: 'pre' }),
        pft('2026-02-15', { ml: 2790, bronchodilator: 'post' }),
      ],
    });
    const answer = text(explainCriterion(reviewed(record, asOf).progression, 'inbuild', { values: true }));
    expect(answer).toContain('to 2790 mL on 15 Feb 2026');
    expect(answer).toContain('Also looked at: FVC fell from 3000 mL on 15 Jan 2025 (ungraded) to 2930 mL');
  });

  it('is explained alone when asked for alone', () => {
    const { progression } = reviewed(RENDERED_RECORDS['a fall of 7 % with unknown symptoms'], asOf);
    const explanation = explainCriterion(progression, 'inbuild.b', { values: true });
    expect(explanation.headline).toBe('INBUILD B cannot be judged yet.');
    expect(text(explanation)).not.toContain('INBUILD A asks');
  });
});

describe('An excluded test', () => {
  const { progression } = reviewed(RENDERED_RECORDS['a fall on a test that is excluded'], asOf);

  it('is named, with what the clinician wrote only where values are read', () => {
    const told = (values: boolean) => text(explainCriterion(progression, 'inbuild', { values }));
    expect(told(true)).toContain(
      'Not compared: the test of 15 Jan 2026, because a clinician keeps it out of judging (“FVC 2.6 L, coughed throughout”).',
    );
    expect(told(false)).toContain('because a clinician keeps it out of judging.');
    expect(told(false)).not.toContain('coughed');
  });
});

describe('A record that was merged into another one', () => {
  const result = reviewed(RENDERED_RECORDS['a record merged into another'], asOf);

  it('has nothing due and no alerts, and says why', () => {
    expect(result.dueItems).toEqual([]);
    expect(result.alerts).toEqual([]);
    expect(text(explainAbsence({ test: 'pft' }, result, day(asOf), { values: false }))).toContain(
      'Nothing is due: this record was merged into another one',
    );
    expect(text(explainAbsence({ alert: 'inbuild' }, result, day(asOf), { values: false }))).toContain(
      'Progression raises no alert: this record was merged into another one',
    );
  });
});

describe('Without values', () => {
  it.each(Object.entries(RENDERED_RECORDS))(
    'nothing said about %s holds a figure of the patient',
    (_, record) => {
      const told = explainEverything(record, false).map(text).join('\n');
      for (const test of record.pfts) {
        if (test.fvc !== undefined) expect(told).not.toContain(String(test.fvc));
        if (test.dlcoPctPred !== undefined) expect(told).not.toContain((test.dlcoPctPred / 10).toFixed(1));
        if (test.fvcPctPred !== undefined) expect(told).not.toContain((test.fvcPctPred / 10).toFixed(1));
      }
      // Days and rule data aside, no number is left: thresholds but one have no decimals, values and falls always do.
      expect(told.replaceAll('1.3 × 10⁹/L', 'the limit')).not.toMatch(/\d\.\d/);
      expect(told).not.toContain(' mL');
    },
  );

  it('the same is said whatever the figures are, as long as the verdicts are the same', () => {
    const record = (later: number) =>
      recordOf({
        pfts: [pft('2025-01-15', { pct: 80 }), pft('2026-01-15', { pct: later })],
        symptoms: [symptoms('2026-01-20', 'worse')],
      });
    const told = (later: number): string => explainEverything(record(later), false).map(text).join('\n');
    expect(told(74.9)).toBe(told(73));
    expect(explainEverything(record(74.9), true).map(text).join('\n')).not.toBe(told(74.9));
  });
});

describe('Days', () => {
  it('are counted in the sentence from recorded days, never from the day of asking', () => {
    const [item] = reviewed(RENDERED_RECORDS['no test at all'], asOf).dueItems;
    if (!item) throw new Error('a due item was expected');
    const lines = (today: string) => explainDueItem(item, parseIsoDate(today), { values: false }).lines;
    expect(lines('2026-03-01')).toEqual(lines('2027-03-01'));
  });
});
