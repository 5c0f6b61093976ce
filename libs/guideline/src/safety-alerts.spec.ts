import type { Analyte, BloodTest } from '@interstice/clinical';
import { bloodSeries } from './blood-safety/blood-series.js';
import { explainAbsence } from './explain-absence.js';
import { explainAlerts } from './explain-alert.js';
import { FULL } from './drugs-stopped.cases.js';
import { bloodTest, day, PROTOCOL, recordOf, reviewed, treatment } from './record.spec-support.js';

const AS_OF = '2025-12-01';
const mmf = treatment('2025-01-01');
const methotrexate = (on: string) => treatment(on, { drug: 'methotrexate', lineageId: `mtx ${on}` });
/** Neutrophils and platelets of mycophenolate, and a drug that is warned of. */
const facts = {
  treatments: [mmf, methotrexate('2025-02-01'), methotrexate('2025-03-01')],
  bloodTests: [bloodTest('2025-11-01', { ...FULL, neutrophils: 0.9, platelets: 90 })],
};
const rulesOf = (record: ReturnType<typeof recordOf>) =>
  reviewed(record, AS_OF).alerts.map(({ key }) => key.split(':')[0]);

/** A test whose printed limits of one analyte cannot be read: what judges that analyte throws, and nothing else does. */
function unreadableRange(test: BloodTest, analyte: Analyte): BloodTest {
  const referenceRanges = {};
  Object.defineProperty(referenceRanges, analyte, {
    get: () => {
      throw new Error('planted');
    },
  });
  return { ...test, referenceRanges };
}

describe('B-14: a rule about drugs or their blood that throws', () => {
  const sound = recordOf(facts);
  const broken = {
    ...sound,
    bloodTests: sound.bloodTests.map((test) => unreadableRange(test, 'neutrophils')),
  };

  it('cannot judge, alone: the other analytes of the same test and the drugs alert as they did', () => {
    expect(rulesOf(sound)).toEqual([
      'blood.neutrophils',
      'blood.platelets',
      'drug.methotrexate',
      'drug.methotrexate',
    ]);
    expect(rulesOf(broken)).toEqual(['blood.platelets', 'drug.methotrexate', 'drug.methotrexate']);
    expect(reviewed(broken, AS_OF).cannotJudge).toEqual([
      { ruleId: 'blood.neutrophils', test: null, errorCode: 'unexpected-error' },
    ]);
  });

  it('is missing alone from the blood over time, which says so and why, and calls it neither normal nor abnormal', () => {
    const shown = (record: typeof sound) => {
      const { analytes, cannotShow, courses } = bloodSeries(record, PROTOCOL, day(AS_OF));
      const values = analytes.map(({ analyte, values: points }) => [
        analyte,
        points.map(({ value }) => value.amount),
      ]);
      return { values, cannotShow, courses: courses.map(({ start }) => start.lineageId) };
    };
    const whole = shown(sound);
    expect(whole.cannotShow).toEqual([]);
    const rest = shown(broken);
    expect(rest.values).toEqual(whole.values.filter(([analyte]) => analyte !== 'neutrophils'));
    expect(rest.values).toContainEqual(['platelets', [90_000]]);
    expect(rest.courses).toEqual(whole.courses);
    expect(rest.cannotShow).toEqual([
      {
        analyte: 'neutrophils',
        errorCode: 'unexpected-error',
        says: {
          text: 'Neutrophils cannot be shown: the recorded values could not be judged (unexpected-error). Whether they are inside the limits is not known.',
          cites: [{ doc: 'interstice-choices', at: 'B-14', ids: ['B-14'] }],
        },
      },
    ]);
  });

  it('is no "no": whoever asks why there is no alert reads that it could not be judged, and nothing of the others', () => {
    const result = reviewed(broken, AS_OF);
    const why = (alert: string) =>
      explainAbsence({ alert }, result, day(AS_OF), { values: true })
        .lines.map(({ text }) => text)
        .join(' ');
    expect(why('blood.neutrophils')).toBe(
      'Rule blood.neutrophils could not be judged: that is no answer either way, and an alert of it that stands stays as it is.',
    );
    expect(why('blood.alt')).not.toContain('could not be judged');
  });
});

describe('B-34: two alerts of one rule', () => {
  it('are both told, each with its own sentences, and what is said of both alike comes once', () => {
    const two = reviewed(recordOf(facts), AS_OF).alerts.filter(
      ({ ruleId }) => ruleId === 'drug.methotrexate',
    );
    const { headline, lines } = explainAlerts(two, { values: true });
    expect(headline).toBe(
      '2 alerts: Methotrexate in CTD-ILD, since 1 Feb 2025. Methotrexate in CTD-ILD, since 1 Mar 2025.',
    );
    const texts = lines.map(({ text }) => text);
    for (const on of ['1 Feb 2025', '1 Mar 2025'])
      expect(texts.filter((text) => text.includes(on)).length).toBeGreaterThanOrEqual(2);
    const disputes = texts.filter((text) => text.startsWith('Disputed: '));
    expect([disputes.length, new Set(disputes).size]).toEqual([2, 2]);
    expect(texts.indexOf('Of each of the 2:')).toBeGreaterThan(
      texts.indexOf('Methotrexate in CTD-ILD, since 1 Mar 2025.'),
    );
    expect(explainAlerts(two.slice(0, 1), { values: true }).headline).toBe(
      'Methotrexate in CTD-ILD, since 1 Feb 2025.',
    );
  });
});
