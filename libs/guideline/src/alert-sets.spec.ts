import { addMonths } from '@interstice/clinical';
import { day, decision, pft, recordOf } from './record.spec-support.js';
import { explainAbsence } from './explain-absence.js';
import { explainAlert } from './explain-alert.js';
import { review } from './review.js';
import { protocolById } from './rule-set.js';

const asOf = day('2026-03-01');
const by = (...alertSets: string[]) => protocolById('summary-2026', 'mmf-label', alertSets);
const BY_DEFAULT = protocolById('summary-2026');

/** FVC stable, DLCO down by 12 points. */
const isolated = recordOf({
  pfts: [pft('2025-03-15', { pct: 80, dlcoPct: 60 }), pft('2026-01-15', { pct: 79, dlcoPct: 48 })],
});
/** FVC down by 12.5 % of the earlier value, which are 10 points. */
const fallen = recordOf({ pfts: [pft('2025-03-15', { pct: 80 }), pft('2026-01-15', { pct: 70 })] });

describe('The advisory about DLCO', () => {
  it('alerts by itself, as a warning, while INBUILD is not met (B-17)', () => {
    const { alerts, progression, severity } = review(isolated, BY_DEFAULT, asOf);
    expect(alerts).toMatchObject([
      {
        key: 'dlco-decline:first',
        kind: 'advisory',
        ruleId: 'dlco-decline',
        severity: 'warning',
        mayOpen: true,
        mayOpenUntil: '2027-01-15',
        evidence: { criteria: ['dlco-decline.points'], progression: { lowestDlcoTenths: 480 } },
      },
    ]);
    expect(progression.sets.map(({ setId }) => setId)).not.toContain('dlco-decline');
    expect(severity.progressive).toBe('not-met');
  });

  it('says what it is not, and what to think of, without the figures where those are not to be read (B-17)', () => {
    const [alert] = review(isolated, BY_DEFAULT, asOf).alerts;
    if (!alert) throw new Error('no alert');
    const advice = 'Not an INBUILD criterion; consider pulmonary hypertension, anaemia.';
    const { headline, lines } = explainAlert(alert, { values: true });
    expect(headline).toBe(
      `DLCO decline: DLCO fell by 12.0 points between 15 Mar 2025 and 15 Jan 2026, not corrected for haemoglobin. ${advice}`,
    );
    expect(lines.find(({ text }) => text === advice)?.cites.map(({ doc }) => doc)).toEqual([
      'interstice-choices',
      'inbuild-design',
      'raghu-2022',
    ]);
    expect(explainAlert(alert, { values: false }).headline).toBe(
      `DLCO decline between 15 Mar 2025 and 15 Jan 2026, not corrected for haemoglobin. ${advice}`,
    );
  });

  it('opens for a fall of up to 12 months ago, and not for an older one', () => {
    const mayOpen = (on: typeof asOf) => review(isolated, BY_DEFAULT, on).alerts[0]?.mayOpen;
    expect(mayOpen(addMonths(day('2026-01-15'), 12))).toBe(true);
    expect(mayOpen(day('2027-01-16'))).toBe(false);
  });

  it('begins anew with the episode that a decision about progression begins', () => {
    const decided = {
      ...isolated,
      progressionDecisions: [decision('2026-02-01', 'escalated', '2026-01-15')],
    };
    expect(review(decided, BY_DEFAULT, asOf).alerts).toEqual([]);
  });
});

describe('What a clinic alerts by', () => {
  const alertsBy = (record: typeof fallen, ...sets: string[]) =>
    review(record, by(...sets), asOf).alerts.map(({ key, kind }) => `${kind} ${key}`);

  it('makes one fall one alert of each definition chosen', () => {
    expect(alertsBy(fallen, 'inbuild')).toEqual(['progression inbuild:first']);
    expect(alertsBy(fallen, 'omeract-2015', 'inbuild', 'short-form')).toEqual([
      'progression inbuild:first',
      'progression omeract-2015:first',
      'progression short-form:first',
    ]);
    expect(alertsBy(fallen)).toEqual([]);
  });

  it('is told apart from what the record supports: what is not chosen opens nothing, and is judged all the same', () => {
    const result = review(fallen, by('dlco-decline'), asOf);
    expect(result.alerts).toEqual([]);
    expect(result.unraised.map(({ key, mayOpen }) => [key, mayOpen])).toContainEqual([
      'inbuild:first',
      false,
    ]);
    expect(result.progression.sets.find(({ setId }) => setId === 'inbuild')?.verdict).toBe('met');
    expect(result.severity.progressive).toBe('met');
    const { headline, lines } = explainAbsence({ alert: 'inbuild' }, result, asOf, { values: true });
    expect(headline).toBe('No progression alert by INBUILD. INBUILD is met.');
    expect(lines[0]?.text).toBe('It is judged, but this site does not use it for alerts.');
  });

  it('changes neither what is due nor a judgement', () => {
    const { alerts: _, unraised: __, alertSets: ___, ...chosen } = review(fallen, by('ppf-2022'), asOf);
    const { alerts: _a, unraised: _b, alertSets: _c, ...usual } = review(fallen, BY_DEFAULT, asOf);
    expect(chosen).toEqual({ ...usual, nextReviewOn: chosen.nextReviewOn });
  });
});
