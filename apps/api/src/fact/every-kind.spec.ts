import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem, ReassignmentResponse, WithdrawalResponse } from '@interstice/contracts';
import { registerPatient, TestApi, type Answer, type Client } from '../test-api.spec-support.js';

interface Fact extends Record<string, unknown> {
  readonly lineageId: string;
  readonly versionId: string;
}

interface Page {
  readonly items: readonly Fact[];
  readonly total: number;
}

interface Kind {
  readonly path: string;
  /** The field of its day. */
  readonly day: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** What turned out to be right: the fields that differ. */
  readonly right: Readonly<Record<string, unknown>>;
}

const KINDS: readonly Kind[] = [
  {
    path: 'pfts',
    day: 'testedOn',
    values: { testedOn: '2026-03-02', fvcMl: 2640, fvcPctPred: 80.5, bronchodilator: 'pre' },
    right: { fvcMl: 2460 },
  },
  {
    path: 'hrcts',
    day: 'performedOn',
    values: { performedOn: '2026-03-02', fibrosisExtentPct: 12.5, ildExtentPct: 20, pattern: 'NSIP' },
    right: { fibrosisExtentPct: 15 },
  },
  {
    path: 'blood-tests',
    day: 'collectedOn',
    values: { collectedOn: '2026-03-02', wbc: 6.4, haemoglobin: 131, platelets: 245, alt: 28 },
    right: { platelets: 254 },
  },
  {
    path: 'symptom-reports',
    day: 'reportedOn',
    values: { reportedOn: '2026-03-02', change: 'stable', instrument: 'L-PF', score: 12.25 },
    right: { change: 'worse' },
  },
  {
    path: 'treatments',
    day: 'startedOn',
    values: { drug: 'mycophenolate-mofetil', route: 'oral', startedOn: '2026-03-02', indication: 'ild' },
    right: { drug: 'methotrexate' },
  },
  {
    path: 'visits',
    day: 'on',
    values: { on: '2026-03-02', specialty: 'joint' },
    right: { specialty: 'rheumatology' },
  },
  {
    path: 'oxygen-needs',
    day: 'on',
    values: { on: '2026-03-02', litresPerMinute: 1.5, atRest: false, spo2: 91 },
    right: { atRest: true },
  },
  {
    path: 'cautions',
    day: 'on',
    values: { on: '2026-03-02', kind: 'renal', note: 'eGFR 41' },
    right: { note: 'eGFR 47' },
  },
  {
    path: 'progression-decisions',
    day: 'decidedOn',
    values: { decidedOn: '2026-03-02', decision: 'escalated', baselineOn: '2026-02-27' },
    right: { baselineOn: '2026-02-20' },
  },
  {
    path: 'person-facts',
    day: 'on',
    values: { kind: 'height', value: { heightCm: 164.5 }, on: '2026-03-02' },
    right: { value: { heightCm: 154.5 } },
  },
];

describe('every kind of fact', () => {
  let api: TestApi;
  let nurse: Client;
  let colleague: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    const siteId = await api.addSite('Riverside');
    nurse = await api.memberOf(siteId, 'nurse');
    colleague = await api.memberOf(siteId, 'physician');
  });
  afterAll(() => api.stop());

  /** A patient with one fact of the kind. */
  async function recorded({ path, values }: Kind) {
    const patientId = await registerPatient(nurse);
    const base = `/patients/${patientId}/${path}`;
    const first = await nurse.post<Fact>(base, values);
    if (first.status !== 201) throw new Error(`Recording answered ${first.status}: ${first.text}`);
    return { patientId, base, first: first.body, at: `${base}/${first.body.lineageId}` };
  }

  /** What stands of the kind now; of person facts those of the kind that the tests record. */
  async function listed(base: string, { values }: Kind): Promise<readonly Fact[]> {
    const { body } = await nurse.get<Page>(base);
    return body.items.filter((fact) => !base.endsWith('person-facts') || fact['kind'] === values['kind']);
  }

  const told = ({ status, body }: Answer<Problem>) => [status, body.code];

  describe.each(KINDS)('$path', (kind) => {
    const { path, day, values, right } = kind;

    it('is answered with 201 as it stands, and once more with 200 (B-33, C-01, D-02, D-03, D-05, D-06, M-08)', async () => {
      const { base, first } = await recorded(kind);
      expect(first).toMatchObject({ ...values, source: 'manual' });
      expect(Object.values(first)).not.toContain(null);
      const again = await nurse.post<Fact>(base, values);
      expect([again.status, again.body]).toEqual([200, { ...first, unchanged: true }]);
      expect(await listed(base, kind)).toEqual([first]);
    });

    it('is corrected as the same fact, and the list shows what stands', async () => {
      const { base, at, first } = await recorded(kind);
      const correction = { ...values, ...right, reason: 'Typing error.', versionId: first.versionId };
      const corrected = await nurse.post<Fact>(`${at}/corrections`, correction);
      expect(corrected.status).toBe(201);
      expect(corrected.body).toMatchObject({ ...values, ...right, lineageId: first.lineageId });
      expect(corrected.body.versionId).not.toBe(first.versionId);
      expect(await listed(base, kind)).toEqual([corrected.body]);

      const repeated = await nurse.post<Fact>(`${at}/corrections`, correction);
      expect([repeated.status, repeated.body]).toEqual([200, { ...corrected.body, unchanged: true }]);
      const unexplained = await nurse.post<Problem>(`${at}/corrections`, { ...values, ...right });
      expect([unexplained.status, unexplained.body.errors?.[0]?.pointer]).toEqual([400, '/reason']);
    });

    it('shows what stands to the second of two who correct it, and keeps the first correction', async () => {
      const { base, at, first } = await recorded(kind);
      const { versionId } = first;
      const second = `${String(values[day]).slice(0, 8)}01`;
      const winner = await nurse.post<Fact>(`${at}/corrections`, {
        ...values,
        ...right,
        reason: 'Typing error.',
        versionId,
      });
      const loser = await colleague.post<Problem>(`${at}/corrections`, {
        ...values,
        [day]: second,
        reason: 'Wrong day.',
        versionId,
      });
      expect(told(loser)).toEqual([409, 'fact-changed']);
      expect(loser.body).toMatchObject({ lineageId: first.lineageId, current: winner.body });
      expect(await listed(base, kind)).toEqual([winner.body]);
    });

    it('is withdrawn, leaves the list, and is then neither corrected nor moved', async () => {
      const { base, at, first } = await recorded(kind);
      const withdrawn = await nurse.post<WithdrawalResponse>(`${at}/withdrawal`, {
        reason: 'Entered twice.',
      });
      expect(withdrawn.status).toBe(201);
      expect(withdrawn.body).toEqual({ lineageId: first.lineageId, versionId: first.versionId });
      expect(await listed(base, kind)).toEqual([]);
      const again = await nurse.post<WithdrawalResponse>(`${at}/withdrawal`, { reason: 'Entered twice.' });
      expect([again.status, again.body.unchanged]).toEqual([200, true]);

      const correction = { ...values, ...right, reason: 'Too late.' };
      expect(told(await nurse.post<Problem>(`${at}/corrections`, correction))).toEqual([
        409,
        'fact-withdrawn',
      ]);
      const toPatientId = await registerPatient(nurse);
      const move = { toPatientId, reason: 'Too late.' };
      expect(told(await nurse.post<Problem>(`${at}/reassignment`, move))).toEqual([409, 'fact-withdrawn']);
      // Who enters it again means it.
      expect((await nurse.post(base, values)).status).toBe(201);
    });

    it('moves to the patient it belongs to, once', async () => {
      const { base, at, patientId, first } = await recorded(kind);
      const toPatientId = await registerPatient(nurse);
      const there = `/patients/${toPatientId}/${path}`;
      const move = { toPatientId, reason: 'The report of the next patient on the list.' };
      const moved = await nurse.post<ReassignmentResponse>(`${at}/reassignment`, move);
      expect([moved.status, moved.body.from]).toEqual([201, { patientId, lineageId: first.lineageId }]);
      expect(await listed(base, kind)).toEqual([]);
      const [arrived] = await listed(there, kind);
      const { lineageId, versionId } = moved.body.to;
      expect(arrived).toMatchObject({ ...values, lineageId, versionId });

      const again = await nurse.post<ReassignmentResponse>(`${at}/reassignment`, move);
      expect([again.status, again.body]).toEqual([200, { ...moved.body, unchanged: true }]);
      expect(await listed(there, kind)).toHaveLength(1);
    });

    it('happens no later than today and not before birth, by hand, by correction and by a move', async () => {
      const { base, at } = await recorded(kind);
      for (const impossible of ['2026-04-01', '1961-05-03']) {
        // Of two days that depend on each other both go.
        const said = { ...values, ...(path === 'progression-decisions' ? { baselineOn: impossible } : {}) };
        const post = await nurse.post<Problem>(base, { ...said, [day]: impossible });
        expect([post.status, post.body.errors?.[0]?.pointer]).toEqual([400, `/${day}`]);
        const correction = { ...said, [day]: impossible, reason: 'Wrong day.' };
        const corrected = await nurse.post<Problem>(`${at}/corrections`, correction);
        expect([corrected.status, corrected.body.errors?.[0]?.pointer]).toEqual([400, `/${day}`]);
      }
      const newborn = await registerPatient(nurse, { birthDate: '2026-03-10' });
      const move = { toPatientId: newborn, reason: 'The report of a child.' };
      const moved = await nurse.post<Problem>(`${at}/reassignment`, move);
      expect([moved.status, moved.body.errors?.[0]?.pointer]).toEqual([400, '/toPatientId']);
      expect(await listed(base, kind)).toHaveLength(1);
    });

    it('is not found under another patient', async () => {
      const { first } = await recorded(kind);
      const other = await registerPatient(nurse);
      const at = `/patients/${other}/${path}/${first.lineageId}`;
      const correction = { ...values, ...right, reason: 'Typing error.' };
      for (const [change, body] of [
        ['corrections', correction],
        ['withdrawal', { reason: 'Wrong patient.' }],
        ['reassignment', { toPatientId: await registerPatient(nurse), reason: 'Wrong patient.' }],
      ] as const) {
        const answer = await nurse.post<Problem>(`${at}/${change}`, body);
        expect([change, ...told(answer)]).toEqual([change, 404, 'not-found']);
      }
    });
  });
});
