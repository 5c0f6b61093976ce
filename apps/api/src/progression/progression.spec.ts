import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { progressionResponse } from '@interstice/contracts';
import { storeReview } from '../review/store-review.spec-support.js';
import { registerPatient, TestApi } from '../test-api.spec-support.js';

describe('the progression of a patient', () => {
  let api: TestApi;
  let siteId: string;

  beforeAll(async () => {
    api = await TestApi.start();
    siteId = await api.addSite('Riverside');
  });
  afterAll(() => api.stop());

  it('tells from which test an episode is judged, and which older test stands in for a poor one (B-06, B-34)', async () => {
    const nurse = await api.memberOf(siteId, 'nurse');
    const physician = await api.memberOf(siteId, 'physician');
    const id = await registerPatient(nurse);
    const record = async (path: string, values: Readonly<Record<string, unknown>>) => {
      expect((await physician.post(`/patients/${id}/${path}`, values)).status).toBe(201);
    };
    await record('pfts', { testedOn: '2024-09-10', fvcMl: 3100 });
    await record('pfts', { testedOn: '2025-01-10', fvcMl: 3000, laboratory: 'North' });
    await record('pfts', { testedOn: '2025-06-10', fvcMl: 2700, qualityGrade: 'D' });
    const decided = { decidedOn: '2025-06-20', decision: 'escalated', baselineOn: '2025-06-10' };
    const course = { drug: 'nintedanib', startedOn: '2025-06-20', indication: 'ild' };
    await record('treatments', course);
    await record('progression-decisions', decided);
    await record('pfts', { testedOn: '2026-03-01', fvcMl: 2600, laboratory: 'South' });
    const scored = (reportedOn: string, change: string, instrument: string, score: number) =>
      record('symptom-reports', { reportedOn, change, instrument, score });
    await scored('2025-01-10', 'unknown', 'K-BILD total', 45);
    await scored('2026-03-01', 'stable', 'K-BILD total', 42.3);
    await scored('2024-09-10', 'unknown', 'TDI', -1.49);
    await storeReview(api, id);
    const flag = { kind: 'rapidly-progressive', on: '2026-03-01', value: { flag: true } };
    await record('person-facts', flag);
    await storeReview(api, id);
    const asked = await physician.get(`/patients/${id}/progression`);
    expect(progressionResponse.parse(asked.body).rapidProgression?.headline).toContain('Flagged as rapidly');
    // Days are for everybody, figures are not.
    const coordinator = await api.memberOf(siteId, 'coordinator');
    for (const reader of [nurse, coordinator]) {
      const { body } = await reader.get(`/patients/${id}/progression`);
      const {
        baselineOn,
        baseline,
        sets,
        cumulative,
        fallsAskedFor,
        slope,
        dataNotes,
        beforeTreatment,
        rapidProgression,
        symptomScores,
      } = progressionResponse.parse(body);
      const inbuildFalls = fallsAskedFor.filter(({ setId }) => setId === 'inbuild');
      expect(inbuildFalls.map(({ measure, change, atLeast }) => `${measure} ${change} ${atLeast}`)).toEqual([
        'fvc relative 5',
        'fvc relative 10',
      ]);
      expect(inbuildFalls[0]?.cites.map(({ at }) => at)).toEqual(['criterion B', 'criterion C']);
      expect(baselineOn).toBe('2025-06-10');
      expect(baseline).toEqual({ setOn: '2025-06-10', takenOn: '2025-06-10', how: 'as-decided' });
      const [inbuildA] = sets.find(({ setId }) => setId === 'inbuild')?.criteria ?? [];
      expect(inbuildA?.pair).toMatchObject({ earlier: { on: '2025-01-10' }, standsIn: true });
      expect(cumulative?.fromFirst).not.toHaveProperty('standsIn');
      expect(slope?.recent).toMatchObject({ tests: 3, fromOn: '2024-09-10', toOn: '2026-03-01' });
      const likelihood = sets.find(({ setId }) => setId === 'inbuild')?.likelihood;
      expect(likelihood?.because[0]?.cites?.map(({ doc }) => doc)).toContain('ats-ers-2005');
      const figures = [slope?.recent?.mlPerYear, likelihood?.worstPct].map((figure) => typeof figure);
      const seen = reader === coordinator ? 'undefined' : 'number';
      expect(figures).toEqual([seen, seen]);
      expect(dataNotes).toMatchObject([{ what: 'laboratory', on: '2026-03-01', previousOn: '2025-01-10' }]);
      expect(rapidProgression).toBeNull();
      // The word stays: the score is a suggestion beside it, and a value like any other.
      const suggested = symptomScores.map(({ suggests, differs }) => [suggests, differs]);
      expect(suggested).toEqual(
        reader === coordinator
          ? [
              [undefined, undefined],
              [undefined, undefined],
            ]
          : [
              ['worse', true],
              ['less-than-minimal', false],
            ],
      );
      expect(symptomScores[0]).toMatchObject({ on: '2026-03-01', previousOn: '2025-01-10' });
      expect(/42\.3|1\.49|stable/.test(JSON.stringify(symptomScores))).toBe(reader !== coordinator);
      // The poor test of June is never a baseline.
      expect(beforeTreatment).toMatchObject({ testOn: '2025-01-10', pair: { later: { on: '2026-03-01' } } });
      const read = reader === coordinator ? [undefined, undefined] : ['nintedanib', 13.3];
      expect([beforeTreatment?.course?.drug, beforeTreatment?.pair?.declinePct]).toEqual(read);
      expect(/nintedanib|13\.3/.test(beforeTreatment?.text ?? '')).toBe(reader !== coordinator);
      expect(dataNotes[0]?.text.includes('South')).toBe(reader !== coordinator);
    }
  });

  it('compares the score of a questionnaire with none of before a transplantation (B-27)', async () => {
    const nurse = await api.memberOf(siteId, 'nurse');
    const id = await registerPatient(nurse);
    const record = async (path: string, values: Readonly<Record<string, unknown>>) =>
      expect((await nurse.post(`/patients/${id}/${path}`, values)).status).toBe(201);
    for (const [reportedOn, score] of [
      ['2025-01-10', 45],
      ['2026-03-01', 42.3],
    ] as const)
      await record('symptom-reports', { reportedOn, change: 'unknown', instrument: 'K-BILD total', score });
    await storeReview(api, id);
    const previous = async () => {
      const { body } = await nurse.get(`/patients/${id}/progression`);
      const { graftSince, symptomScores } = progressionResponse.parse(body);
      return [graftSince, ...symptomScores.map(({ previousOn }) => previousOn)];
    };
    expect(await previous()).toEqual([null, '2025-01-10']);
    const transplanted = (on: string) =>
      record('status', { status: 'transplanted', on, reason: 'Both lungs.' });
    await transplanted('2025-06-01');
    expect(await previous()).toEqual(['2025-06-01', null]);
  });
});
