import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PatientAlerts, ProgressionResponse } from '@interstice/contracts';
import { describeWithBrowser, eventually } from '@interstice/test-support';
import { Clinic, TODAY } from '../journeys/clinic.js';
import { TestBrowser, type Screen } from './browser.js';

const FIRST = {
  testedOn: '2025-09-01',
  fvcMl: 3000,
  fvcPctPred: 80,
  referenceEquation: 'GLI Global 2022',
  laboratory: 'Ground floor',
};

type Staff = Awaited<ReturnType<Clinic['hire']>>;

describeWithBrowser('From a result to a decision, on two screens', (chromiumPath) => {
  let clinic: Clinic;
  let browser: TestBrowser;
  let nurse: Staff;
  let physician: Staff;

  beforeAll(async () => {
    [clinic, browser] = await Promise.all([Clinic.open(), TestBrowser.launch(chromiumPath)]);
    [nurse, physician] = await Promise.all([clinic.hire('nurse'), clinic.hire('physician')]);
  });
  afterAll(() => Promise.all([browser.close(), clinic.close()]));

  const sit = async ({ email }: Staff) => {
    const screen = await browser.sitDown(clinic.product.url);
    await screen.comeIn(email);
    return screen;
  };
  const admit = async () => {
    const patientId = await clinic.admit(nurse.visitor);
    await clinic.test(nurse.visitor, patientId, FIRST);
    return patientId;
  };
  const enterFall = async ({ page }: Screen, patientId: string, fvcMl: string, percent: string) => {
    await page.goto(`/patients/${patientId}/enter/pft`);
    await page.getByLabel('FVC (mL)').fill(fvcMl);
    await page.getByLabel('FVC, % predicted (%)').fill(percent);
    await page.getByLabel('Reference equation of FVC').fill('GLI Global 2022');
    await page.getByLabel('Laboratory', { exact: true }).fill('Ground floor');
  };
  const progressionOf = async (patientId: string) =>
    (await physician.visitor.get<ProgressionResponse>(`/patients/${patientId}/progression`)).body;

  it('a nurse enters a fall, a physician sees it at once, reads the evidence, acts, and a new episode begins (C-04, C-05)', async () => {
    const patientId = await admit();
    const [ward, office] = await Promise.all([sit(nurse), sit(physician)]);
    await office.visit('/alerts');
    await office.page.getByText('Nothing to decide').waitFor();

    await enterFall(ward, patientId, '2640', '70.4');
    // Before it is saved: whose it is, and what it is compared with. (3000 − 2640) / 3000 = 12.0 %
    await ward.page.getByText('−360 mL').first().waitFor();
    await ward.page.getByText('−12.0 %').first().waitFor();
    expect(await ward.page.getByText(/born 4 May 1961 · MRN J-/).isVisible()).toBe(true);
    await ward.page.getByRole('button', { name: 'Save', exact: true }).click();
    await ward.page.getByText('PFT saved').waitFor();

    const headline = /Progression by INBUILD A: FVC fell by 12\.0 % of the earlier value/;
    await office.page.getByRole('link', { name: headline }).click();
    const page = office.page;
    await page.getByText(headline).waitFor();
    const compared = page.getByRole('table').first();
    for (const figure of ['3000 mL', '2640 mL', '80.0 %', '70.4 %', '-9.6 points', '-12.0 %'])
      await compared.getByText(figure).first().waitFor();
    await page
      .getByText('INBUILD A asks for a relative fall in FVC of at least 10 % within 24 months.')
      .first()
      .waitFor();
    await page
      .getByText(/INBUILD trial: criteria for progressive fibrosing/)
      .first()
      .waitFor();

    // Beside the decision: what the sources list, what they recommend against, and what nobody has checked (P-06, B-33).
    const options = page.getByRole('region', { name: 'Treatment options' });
    await options.getByText(/^Not checked: pregnancy, allergy, infection/).waitFor();
    await options.getByText('Dose, monitoring, evidence, sources (Nintedanib)').first().click();
    await options.getByText(/nintedanib −75\.9 mL a year; placebo −178\.6 mL a year/).waitFor();
    await options.getByText(/Recommended against, none of it running: \d+/).waitFor();
    await options.getByRole('button', { name: 'Record a caution' }).click();
    await page.getByLabel('About').selectOption('Kidneys');
    await page.getByLabel('What it is').fill('eGFR 41');
    await page.getByRole('button', { name: 'Record caution' }).click();
    await options.getByText('eGFR 41').waitFor();

    await page.getByLabel('Escalated').check();
    await page.getByLabel('Note').fill('Discussed in clinic.');
    await page.getByRole('button', { name: 'Decide: Escalated' }).click();
    await page
      .getByText('A new episode begins: progression is judged from the test of 31 Mar 2026.')
      .last()
      .waitFor();
    await eventually(async () => expect((await progressionOf(patientId)).baselineOn).toBe(TODAY));
    const { body } = await physician.visitor.get<PatientAlerts>(`/patients/${patientId}/alerts`);
    expect(body.items.map(({ status }) => status)).toEqual(['acted']);
    ward.expectNoComplaints();
    office.expectNoComplaints();
    await Promise.all([ward.leave(), office.leave()]);
  });

  it('a provisional fall waits in the same inbox under its own heading, and is not among the confirmed ones (B-11)', async () => {
    const patientId = await clinic.admit(nurse.visitor);
    // Only the comparison with the second test shows it: (3000 − 2690) / 3000 = 10.3 %
    for (const [testedOn, fvcMl] of [
      ['2025-01-10', 2700],
      ['2025-05-10', 3000],
      ['2025-09-10', 2750],
      [TODAY, 2690],
    ] as const)
      await clinic.test(nurse.visitor, patientId, { testedOn, fvcMl });
    const office = await sit(physician);
    await office.visit('/alerts');
    const { page } = office;
    const headline = /FVC fell by 10\.3 % of the earlier value/;
    const under = (heading: RegExp) =>
      page.getByRole('region', { name: heading }).getByRole('link', { name: headline });
    await under(/^Provisional/).waitFor();
    expect(await under(/^Confirmed/).count()).toBe(0);
    office.expectNoComplaints();
    await office.leave();
  });

  it('a decision on evidence that has moved is not taken: both states are shown, and deciding again works (B-05)', async () => {
    const patientId = await admit();
    const { visitor } = nurse;
    const later = { ...FIRST, testedOn: TODAY, fvcMl: 2640, fvcPctPred: 70.4 };
    const { body: test } = await visitor.post<{ lineageId: string }>(`/patients/${patientId}/pfts`, later);
    const alertId = await eventually(async () => {
      const { body } = await visitor.get<PatientAlerts>(`/patients/${patientId}/alerts`);
      expect(body.items).toHaveLength(1);
      return body.items[0]?.id ?? '';
    });
    const office = await sit(physician);
    const { page } = office;
    // A screen whose line is broken hears of nothing: only the server can refuse what it decides.
    await page.route('**/api/v1/live', (route) => route.abort());
    await office.visit(`/alerts/${alertId}`);
    await page.getByLabel('Watch and repeat').check();
    const correction = { ...later, fvcMl: 2400, fvcPctPred: 64, reason: 'Typing error.' };
    const { status } = await visitor.post(
      `/patients/${patientId}/pfts/${test.lineageId}/corrections`,
      correction,
    );
    expect(status).toBe(201);
    await eventually(async () => {
      const { body } = await visitor.get<PatientAlerts>(`/patients/${patientId}/alerts`);
      expect(body.items[0]?.evidenceRevision).toBeGreaterThan(1);
    });
    const looked = page.getByRole('button', { name: 'I have looked at what it says now' });
    const decide = page.getByRole('button', { name: 'Decide: Watch and repeat' });
    await decide.click();
    await page.getByText('The evidence has changed since you opened this alert').waitFor();
    await page.getByText('2400 mL').first().waitFor();
    await looked.click();
    await decide.click();
    await page.getByText('The baseline stays; a repeat PFT is due.').waitFor();
    expect((await progressionOf(patientId)).baselineOn).toBeNull();
    await office.leave();
  });

  it('a PFT whose equation nobody named waits in the list, is completed from there, and a fall comes to light (B-10, B-14)', async () => {
    const patientId = await clinic.admit(nurse.visitor);
    const earlier = { testedOn: '2025-09-01', fvcPctPred: 80, referenceEquation: 'GLI 2012' };
    await clinic.test(nurse.visitor, patientId, earlier, { testedOn: TODAY, fvcPctPred: 60 });
    const ward = await sit(nurse);
    const { page } = ward;
    await ward.visit('/lists/to-schedule?test=pft-values');
    await page.getByText(/^The name of the reference equation, not there with the test of 31 Mar/).waitFor();
    await page.getByRole('link', { name: /^Complete/ }).click();
    await page.getByText('This result is to be completed').waitFor();
    await page.getByText(/^Missing: The name of the reference equation/).waitFor();
    await page.getByLabel('Reference equation of FVC').fill('GLI 2012');
    await page.getByLabel('Reason for the correction').fill('The laboratory was asked.');
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await page
      .getByText(/FVC fell by 25\.0 % of the earlier value/)
      .first()
      .waitFor();
    await page.getByText('PFT to complete').waitFor({ state: 'detached' });
    ward.expectNoComplaints();
    await ward.leave();
  });

  it('what was entered by mistake is taken back with one button', async () => {
    const patientId = await admit();
    const ward = await sit(nurse);
    await enterFall(ward, patientId, '2950', '78.7');
    await ward.page.getByRole('button', { name: 'Save', exact: true }).click();
    await ward.page.getByText('PFT saved').waitFor();
    await ward.page.getByRole('button', { name: 'Undo' }).click();
    await ward.page.getByText('PFT taken back').waitFor();
    const { body } = await nurse.visitor.get<{ items: unknown[] }>(`/patients/${patientId}/pfts`);
    expect(body.items).toHaveLength(1);
    ward.expectNoComplaints();
    await ward.leave();
  });

  it('a questionnaire that no list has is entered by its own name, and the page says that its score is not judged (D-05, B-12)', async () => {
    const patientId = await admit();
    const ward = await sit(nurse);
    const { page } = ward;
    await page.goto(`/patients/${patientId}/enter/symptom-report`);
    await page.getByLabel('Breathing since then').selectOption('Stable');
    await page.getByLabel('Instrument').selectOption('Other …');
    await page.getByLabel('Instrument: its name').fill('Our own list');
    await page.getByLabel('Score').fill('41');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Symptom report saved').waitFor();
    await ward.visit(`/patients/${patientId}`);
    await page
      .getByText(/^Our own list 41 on 31 Mar 2026: not judged, there is no verified minimal/)
      .waitFor();
    ward.expectNoComplaints();
    await ward.leave();
  });

  it('a value in another unit is refused at its field, and nothing that was typed is lost (B-32)', async () => {
    const patientId = await admit();
    const ward = await sit(nurse);
    await enterFall(ward, patientId, '2.64', '70.4');
    await ward.page.getByRole('button', { name: 'Save', exact: true }).click();
    const field = ward.page.getByLabel('FVC (mL)');
    await ward.page
      .getByText(/expected millilitres|in millilitres/i)
      .first()
      .waitFor();
    await eventually(async () => expect(await field.getAttribute('aria-invalid')).toBe('true'));
    expect(await field.inputValue()).toBe('2.64');
    expect(await ward.page.getByLabel('FVC, % predicted (%)').inputValue()).toBe('70.4');
    await field.fill('2640');
    await ward.page.getByRole('button', { name: 'Save', exact: true }).click();
    await ward.page.getByText('PFT saved').waitFor();
    ward.expectNoComplaints();
    await ward.leave();
  });
});
