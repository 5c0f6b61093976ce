import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { BloodSeriesResponse, PatientAlerts } from '@interstice/contracts';
import { describeWithBrowser, eventually } from '@interstice/test-support';
import { Clinic } from '../journeys/clinic.js';
import { TestBrowser, type Screen } from './browser.js';

type Staff = Awaited<ReturnType<Clinic['hire']>>;

describeWithBrowser('Blood outside a limit, and drugs that are warned of', (chromiumPath) => {
  let clinic: Clinic;
  let browser: TestBrowser;
  let nurse: Staff;
  let physician: Staff;
  let office: Screen;

  beforeAll(async () => {
    [clinic, browser] = await Promise.all([Clinic.open(), TestBrowser.launch(chromiumPath)]);
    [nurse, physician] = await Promise.all([clinic.hire('nurse'), clinic.hire('physician')]);
    office = await sit(physician);
  });
  afterAll(() => Promise.all([browser.close(), clinic.close()]));

  const sit = async ({ email }: Staff) => {
    const screen = await browser.sitDown(clinic.product.url);
    await screen.comeIn(email);
    return screen;
  };
  const toAlerts = async () => {
    await office.page
      .getByRole('navigation', { name: 'Places' })
      .getByRole('link', { name: /^Alerts/ })
      .click();
    await office.page.getByRole('heading', { level: 1, name: 'Alerts' }).waitFor();
  };
  const begin = async (patientId: string, drug: string, startedOn: string) => {
    const course = { drug, startedOn, indication: 'ild' };
    const at = `/patients/${patientId}/treatments`;
    const { status, body } = await nurse.visitor.post<{ lineageId: string }>(at, course);
    expect(status).toBe(201);
    return `${at}/${body.lineageId}`;
  };
  const statusesOf = async (patientId: string) => {
    const { body } = await physician.visitor.get<PatientAlerts>(`/patients/${patientId}/alerts`);
    return body.items.map(({ ruleId, status }) => `${ruleId} ${status}`).toSorted();
  };
  /** Ticks one answer of the focused form and goes on by keyboard. */
  const answer = async ({ page }: Screen, label: string, typed: Readonly<Record<string, string>> = {}) => {
    await page.getByRole('radio', { name: label }).focus();
    await page.keyboard.press('Space');
    for (const [field, text] of Object.entries(typed)) await page.getByLabel(field).fill(text);
    await page.getByLabel(/^(Note|Reason)/).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  };

  it('a nurse enters neutrophils of 1.2 on mycophenolate; the physician sees the limit, the grade and the source, and decides; an analyte that cannot be drawn is named (B-22, B-02, B-14)', async () => {
    const patientId = await clinic.admit(nurse.visitor);
    await begin(patientId, 'mycophenolate-mofetil', '2025-10-01');
    const before = {
      collectedOn: '2026-03-02',
      wbc: 5.4,
      neutrophils: 3.1,
      haemoglobin: 131,
      platelets: 240,
    };
    expect((await nurse.visitor.post(`/patients/${patientId}/blood-tests`, before)).status).toBe(201);
    await office.visit('/alerts');
    await office.page.getByText('Nothing to decide').waitFor();

    const ward = await sit(nurse);
    await ward.page.goto(`/patients/${patientId}/enter/blood-test`);
    const count = { 'White cells': '3.6', Neutrophils: '1.2', Haemoglobin: '129', Platelets: '231' };
    for (const [analyte, value] of Object.entries(count))
      await ward.page.getByLabel(new RegExp(`^${analyte}( \\(.*\\))?$`)).fill(value);
    await ward.page.getByRole('button', { name: 'Save', exact: true }).click();
    await ward.page.getByText('Blood test saved').waitFor();
    ward.expectNoComplaints();
    await ward.leave();

    // It comes by itself; two keys lead to it.
    const { page } = office;
    const headline = 'Neutrophils outside a limit: 1.2 × 10⁹/L on 31 Mar 2026.';
    await page.getByRole('heading', { name: 'Blood tests, drugs and data' }).waitFor();
    await page.getByRole('link', { name: headline }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/alerts/*');
    await office.settled();
    await page.getByText(headline).waitFor();
    await page.getByText('Limit crossed, mycophenolate: below 1.3 × 10⁹/L').waitFor();
    const run = page.getByRole('region', { name: 'Values of neutrophils' });
    await run.getByRole('row', { name: /^2 Mar 2026 3\.1 / }).waitFor();
    await run.getByRole('row', { name: /^31 Mar 2026 1\.2 .*Outside: mycophenolate below 1\.3/ }).waitFor();
    // 1.2 lies in 1.0 to 1.5, which is grade 2 of version 5, and in 1.0 to 1.5, which is grade 1 of version 6.
    await page.getByText(/CTCAE grade 2 by version 5, grade 1 by version 6\./).waitFor();
    await page.getByText(/^Mycophenolate, below 1\.3 × 10⁹\/L: interrupt the drug or reduce/).waitFor();
    await page.getByText(/Mycophenolate mofetil: product label, laboratory tests/).waitFor();
    const chart = page.getByRole('region', { name: 'Blood over time' });
    await chart.getByRole('img', { name: /Neutrophils: 2 values, .*, 1 outside a limit\./ }).waitFor();
    await chart.getByRole('group', { name: /^Blood over time/ }).focus();
    for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key); // To white cells, then on.
    await chart.getByText(/^31 Mar 2026 · Neutrophils/).waitFor();
    await chart.getByText(/Outside: below 1\.3 × 10⁹\/L: mycophenolate\./).waitFor();

    await answer(office, 'Treatment changed', { Note: 'Dose halved.' });
    await page.getByText('Note: Dose halved.').first().waitFor();
    expect(await statusesOf(patientId)).toEqual(['blood.neutrophils acted']);
    await toAlerts();
    await page.getByText('Nothing to decide').waitFor();

    // Should a value make the drawing fail: the analyte is missing alone, and the page says so.
    const says = 'Neutrophils cannot be shown. They may lie outside a limit.';
    await page.route('**/blood-series', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as BloodSeriesResponse;
      const analytes = body.analytes.filter(({ analyte }) => analyte !== 'neutrophils');
      const missing = { analyte: 'neutrophils', title: 'Neutrophils', code: 'Error', reason: { text: says } };
      await route.fulfill({ response: answer, json: { ...body, analytes, cannotShow: [missing] } });
    });
    await office.visit(`/patients/${patientId}`);
    await chart.getByRole('status').getByText(says).waitFor();
    await chart.getByRole('img', { name: /White cells: 2 values/ }).waitFor();
    expect(await chart.getByRole('img', { name: /Neutrophils/ }).count()).toBe(0);
    await page.unroute('**/blood-series');
    office.expectNoComplaints();
  });

  it('on 20 mg of prednisone in systemic sclerosis, and nintedanib beside mycophenolate, three warnings are decided once each and are gone (T-03, X-01, X-05, B-33)', async () => {
    const patientId = await clinic.admit(nurse.visitor);
    await begin(patientId, 'mycophenolate-mofetil', '2025-06-01');
    await begin(patientId, 'nintedanib', '2025-11-01');
    const course = await begin(patientId, 'prednisone', '2025-11-20');
    const dose = { on: '2025-11-20', kind: 'dose', doseAmount: 20, doseUnit: 'mg', timesPerDay: 1 };
    expect((await nurse.visitor.post(`${course}/changes`, dose)).status).toBe(201);

    const { page } = office;
    const decide = async (headline: RegExp, label: string, typed: Readonly<Record<string, string>>) => {
      await toAlerts();
      await page.getByRole('link', { name: headline }).click();
      await page.waitForURL('**/alerts/*');
      await office.settled();
      await page.getByText(/^Not checked: pregnancy, allergy, infection/).waitFor();
      await page
        .getByText(/Initial treatment approach for CTD-ILD/)
        .first()
        .waitFor();
      await answer(office, label, typed);
    };
    await toAlerts();
    await eventually(async () =>
      expect(await page.getByRole('link', { name: /, since \d/ }).count()).toBe(3),
    );

    await decide(/^Prednisone in systemic sclerosis with ILD, since 20 Nov 2025/, 'Keep the drug', {
      'Look at the drug again on': '2026-06-30',
      Reason: 'Myositis overlap.',
    });
    await page
      .getByText('The dose is 20 mg a day of prednisone or its equivalent: above 15 mg a day.')
      .waitFor();
    await page.getByText('The warning rests until 30 Jun 2026, when the drug is looked at again.').waitFor();
    await decide(/^Prednisone for longer than 3 months/, 'Treatment changed', { Note: 'Tapered.' });
    await page.getByText('Note: Tapered.').first().waitFor();
    await decide(/^Nintedanib beside mycophenolate/, 'Referred', { Note: 'To the ILD board.' });
    await page.getByText('Note: To the ILD board.').first().waitFor();

    expect(await statusesOf(patientId)).toEqual([
      'drug.antifibrotic-beside-mycophenolate acted',
      'drug.glucocorticoid-long acted',
      'drug.glucocorticoid-ssc dismissed',
    ]);
    await toAlerts();
    await page.getByText('Nothing to decide').waitFor();
    await office.visit(`/patients/${patientId}`);
    await page.getByText('Decided or closed: 3').waitFor();
    const steroids = page.getByRole('region', { name: 'Glucocorticoids, as prednisone' });
    // 20 Nov 2025 to 31 Mar 2026 are 132 days of 20 mg.
    await steroids.getByText('2,640 mg').first().waitFor();
    await steroids.getByRole('img', { name: /at most 20 mg a day, now 20 mg a day/ }).waitFor();
    office.expectNoComplaints();
    await office.leave();
  });
});
