import { explainAbsence } from './explain-absence.js';
import { explainAlerts } from './explain-alert.js';
import { disease, prednisone } from './drug-warnings/drug-warning-records.spec-support.js';
import { day, pft, recordOf, reviewed, stopped, treatment } from './record.spec-support.js';

const asOf = '2026-03-01';
const texts = ({ lines }: { lines: readonly { readonly text: string }[] }): string[] =>
  lines.map(({ text }) => text);

describe('Several alerts of one rule (B-01, B-34)', () => {
  it('none of them says so', () => {
    expect(explainAlerts([], { values: true })).toEqual({ headline: 'No alert.', lines: [], missing: [] });
  });

  it('say once what is missing for each, and nothing of all where nothing is said of all', () => {
    const pirfenidone = (lineageId: string, on: string) => treatment(on, { drug: 'pirfenidone', lineageId });
    const { alerts } = reviewed(
      recordOf({
        person: [disease('ra')],
        pfts: [pft('2026-01-15', { pct: 80 })],
        treatments: [pirfenidone('a', '2025-10-01'), pirfenidone('b', '2025-12-01')],
      }),
      asOf,
    );
    const two = alerts.filter(({ ruleId }) => ruleId === 'drug.pirfenidone-first-line');
    expect(two).toHaveLength(2);
    const told = explainAlerts(two, { values: true });
    expect(told.missing.map(({ what }) => what)).toEqual(['earlier-pft']);
    expect(texts(told)).toContain('Of each of the 2:');
    const [steroid] = reviewed(recordOf({ treatments: [prednisone('2025-06-01', 20)] }), asOf).alerts;
    const [fallen] = reviewed(
      recordOf({ pfts: [pft('2025-03-15', { pct: 100 }), pft('2026-01-15', { pct: 80 })] }),
      asOf,
    ).alerts;
    if (!steroid || !fallen) throw new Error('two alerts were expected');
    expect(texts(explainAlerts([steroid, fallen], { values: true }))).not.toContainEqual(
      expect.stringMatching(/^Of each of/),
    );
  });
});

describe('A test that a physician stopped (B-27, B-34)', () => {
  const result = reviewed(
    recordOf({
      pfts: [pft('2025-03-15', { pct: 80 })],
      overrides: [stopped('pft', '2026-02-01', '2026-06-01')],
    }),
    asOf,
  );
  const says = (stops?: { overrideId: string; by: string | null; reason: string }[], values = true) =>
    texts(explainAbsence({ test: 'pft' }, result, day(asOf), { values, ...(stops ? { stops } : {}) }))[0];
  const own = { overrideId: 'stop of pft', by: 'Dr Reed', reason: 'does not wish to come' };
  const other = { overrideId: 'stop of hrct', by: 'Dr Jones', reason: 'pregnant' };
  const until = 'That is reviewed on 1 Jun 2026; from then on the rules decide again.';

  it('says who stopped it and in what words, of that stop and no other', () => {
    expect(says([other, own])).toBe(
      `Dr Reed has stopped it since 1 Feb 2026 (declined by the patient: “does not wish to come”). ${until}`,
    );
    expect(says([other])).toBe(
      `A physician has stopped it since 1 Feb 2026 (declined by the patient). ${until}`,
    );
    expect(says()).toBe(`A physician has stopped it since 1 Feb 2026 (declined by the patient). ${until}`);
  });

  it('leaves the reason out for those who read no values', () => {
    expect(says([own], false)).toBe(`Dr Reed has stopped it since 1 Feb 2026. ${until}`);
  });

  it('names the drugs whose blood is not watched meanwhile', () => {
    const blood = reviewed(
      recordOf({
        treatments: [
          treatment('2025-12-01', { lineageId: 'a' }),
          treatment('2025-12-01', { drug: 'nintedanib', lineageId: 'b' }),
        ],
        overrides: [stopped('blood', '2026-02-01', '2026-06-01')],
      }),
      asOf,
    );
    expect(texts(explainAbsence({ test: 'blood' }, blood, day(asOf), { values: true }))).toContain(
      'Meanwhile the blood of mycophenolate and nintedanib is not watched.',
    );
  });
});
