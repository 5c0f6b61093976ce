import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_ALERT_SETS } from '@interstice/guideline';
import { openTestClinic, pftFact, symptomFact, type TestClinic } from '@interstice/test-support';
import type { QueryFn } from '../database/database.js';
import { newId } from '../new-id.js';
import { loadRecord, loadRecords } from './load-records.js';
import { resolveRuleSetSeq } from './rule-set.js';

const NOW = new Date('2026-03-02T09:00:00Z');

describe('loading records', () => {
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await openTestClinic({ timeZone: 'Asia/Tokyo' });
  });
  afterAll(() => clinic.close());

  it('asks as many questions for three patients as for one', async () => {
    const patientIds = [await clinic.register(), await clinic.register(), await clinic.register()];
    for (const patientId of patientIds) await clinic.record(patientId, pftFact('2026-02-27', 3000, 80));
    const questionsFor = (ids: readonly string[]) =>
      clinic.gateways.asWorkerSnapshot(async (query) => {
        let questions = 0;
        const counting: QueryFn = (...statement) => {
          questions += 1;
          return query(...statement);
        };
        const loaded = await loadRecords(counting, ids);
        expect([...loaded.keys()].sort()).toEqual([...ids].sort());
        for (const { record } of loaded.values()) expect(record.pfts).toHaveLength(1);
        return questions;
      });
    expect(await questionsFor(patientIds)).toBe(await questionsFor(patientIds.slice(0, 1)));
  });

  it('gives every kind of fact in its units, with nothing where nothing was recorded', async () => {
    const patientId = await clinic.register({
      registeredOn: '2025-01-15',
      ctd: 'ssc',
      ctdSubtype: 'diffuse',
      ildDiagnosedOn: '2024-11-30',
    });
    const scan = await clinic.record(patientId, {
      kind: 'hrct',
      values: { performedOn: '2025-02-01', fibrosisExtentPct: 12.5 },
    });
    const report = await clinic.record(patientId, {
      kind: 'symptom-report',
      values: { reportedOn: '2025-03-01', change: 'worse', instrument: 'K-BILD', score: 61.25 },
    });
    const loaded = await clinic.gateways.asUser(clinic.user, (query) => loadRecord(query, patientId));

    expect(loaded).toMatchObject({
      siteId: clinic.siteId,
      timeZone: 'Asia/Tokyo',
      surveillanceProtocol: 'summary-2026',
      bloodProtocol: 'mmf-label',
      alertSets: DEFAULT_ALERT_SETS,
      reviewedRevision: -1,
    });
    expect(loaded?.record).toMatchObject({
      patientId,
      registeredOn: '2025-01-15',
      pfts: [],
      progressionDecisions: [],
    });
    expect(loaded?.record.hrcts).toEqual([
      { lineageId: scan.lineageId, id: scan.id, performedOn: '2025-02-01', fibrosisExtent: 125 },
    ]);
    expect(loaded?.record.symptomReports).toEqual([
      {
        lineageId: report.lineageId,
        id: report.id,
        reportedOn: '2025-03-01',
        change: 'worse',
        instrument: 'K-BILD',
        score: 61.25,
      },
    ]);
    const person = new Map(loaded?.record.person.map((fact) => [fact.kind, fact]));
    expect(person.get('ctd')?.value).toEqual({ primary: 'ssc', secondary: [], subtype: 'diffuse' });
    expect(person.get('ild-diagnosis')).toMatchObject({ on: '2024-11-30' });
    expect(person.get('sex')).toMatchObject({ on: '1960-05-01', value: { sex: 'female' } });
    expect(person.has('height')).toBe(false);
  });

  it('leaves out what was withdrawn', async () => {
    const patientId = await clinic.register();
    const { lineageId } = await clinic.record(patientId, symptomFact('2026-02-01', 'worse'));
    await clinic.withdraw(patientId, 'symptom-report', lineageId);
    const loaded = await clinic.gateways.asUser(clinic.user, (query) => loadRecord(query, patientId));
    expect(loaded?.record.symptomReports).toEqual([]);
  });

  it('finds no record of a site where the user does not work', async () => {
    const patientId = await clinic.register();
    const elsewhere = { ...clinic.user, siteIds: [newId(NOW)] };
    expect(await clinic.gateways.asUser(elsewhere, (query) => loadRecord(query, patientId))).toBeUndefined();
  });
});

describe('the number of the rules', () => {
  let clinic: TestClinic;

  beforeAll(async () => {
    clinic = await openTestClinic();
  });
  afterAll(() => clinic.close());

  it('is the same for every process with the same rules, even when they start together', async () => {
    const resolve = () => clinic.gateways.asWorker((query) => resolveRuleSetSeq(query, NOW));
    const seqs = await Promise.all([resolve(), resolve(), resolve()]);
    expect(new Set(seqs)).toEqual(new Set([1]));
    expect(await clinic.gateways.asSystem((query) => resolveRuleSetSeq(query, NOW))).toBe(1);
  });

  it('grows with rules that were not seen before', async () => {
    const clinicWithOlder = await openTestClinic();
    await clinicWithOlder.gateways.asWorker((query) =>
      query(`INSERT INTO rule_set (seq, fingerprint, created_at) VALUES (7, 'of an earlier release', $1)`, [
        NOW,
      ]),
    );
    expect(await clinicWithOlder.gateways.asWorker((query) => resolveRuleSetSeq(query, NOW))).toBe(8);
    await clinicWithOlder.close();
  });
});
