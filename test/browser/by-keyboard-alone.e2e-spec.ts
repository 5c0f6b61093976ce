import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PatientAlerts } from '@interstice/contracts';
import { describeWithBrowser, eventually } from '@interstice/test-support';
import { Clinic } from '../journeys/clinic.js';
import { TestBrowser, type Screen } from './browser.js';

const MOST_TABS = 80;

describeWithBrowser('By keyboard alone', (chromiumPath) => {
  let clinic: Clinic;
  let browser: TestBrowser;
  let patientId: string;

  beforeAll(async () => {
    [clinic, browser] = await Promise.all([Clinic.open(), TestBrowser.launch(chromiumPath)]);
    const { visitor } = await clinic.hire('nurse');
    patientId = await clinic.admit(visitor);
    await clinic.test(visitor, patientId, {
      testedOn: '2025-03-01',
      fvcMl: 3000,
      laboratory: 'Ground floor',
    });
  });
  afterAll(() => Promise.all([browser.close(), clinic.close()]));

  /** What has the focus, as it is called; nothing at the end of the page, where it is the browser's for one step. */
  const nameOfFocus = async ({ page }: Screen): Promise<string> => {
    const focused = page.locator(':focus');
    if ((await focused.count()) === 0) return '';
    const text = await focused.evaluate((element) => {
      const { labels } = element as unknown as { labels?: Iterable<{ textContent: string }> };
      const named = [...(labels ?? [])].map(({ textContent }) => textContent).join(' ');
      return element.getAttribute('aria-label') ?? (named || (element.textContent ?? ''));
    });
    return text.trim();
  };
  /** Tabs until what has the focus is called so. */
  const tabTo = async (screen: Screen, name: RegExp) => {
    const seen: string[] = [];
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      await screen.page.keyboard.press('Tab');
      const text = await nameOfFocus(screen);
      if (name.test(text)) return screen.page.locator(':focus');
      seen.push(text.slice(0, 30));
    }
    throw new Error(`Tab never came to ${String(name)}, but to ${seen.join(' | ')}`);
  };
  const alertOf = async (visitor: { get<Body>(path: string): Promise<{ body: Body }> }) =>
    (await visitor.get<PatientAlerts>(`/patients/${patientId}/alerts`)).body.items[0];

  it('a nurse signs in, finds the patient, enters a PFT and saves it (C-04)', async () => {
    const { email, visitor } = await clinic.hire('nurse');
    const screen = await browser.sitDown(clinic.product.url);
    const { page } = screen;
    await page.goto('/');
    await page.getByLabel('E-mail').waitFor();
    await tabTo(screen, /^E-mail/);
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type('correct horse battery staple');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Places' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('testcase');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/patients/${patientId}`);
    await screen.settled();
    await tabTo(screen, /^Enter PFT/);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/enter/pft`);
    await screen.settled();
    await tabTo(screen, /^FVC \(mL\)$/);
    await page.keyboard.type('2640');
    await page.keyboard.press('Enter'); // By habit, to go on: it must not save half a result.
    await tabTo(screen, /^Laboratory$/);
    await page.keyboard.type('Ground floor');
    await tabTo(screen, /^Save$/);
    await page.keyboard.press('Enter');
    await page.getByText('PFT saved').waitFor();
    await eventually(async () => expect(await alertOf(visitor)).toBeDefined());
    const { body } = await visitor.get<{ items: { laboratory?: string }[] }>(`/patients/${patientId}/pfts`);
    expect(body.items.map(({ laboratory }) => laboratory)).toEqual(['Ground floor', 'Ground floor']);
    screen.expectNoComplaints();
    await screen.leave();
  });

  it('a physician walks to the alert, acknowledges, opens it and decides (C-05)', async () => {
    const { email, visitor } = await clinic.hire('physician');
    const screen = await browser.sitDown(clinic.product.url);
    await screen.comeIn(email);
    const { page } = screen;
    await screen.visit('/alerts');
    await page
      .getByRole('link', { name: /INBUILD A/ })
      .first()
      .waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await eventually(async () => expect((await alertOf(visitor))?.status).toBe('acknowledged'));
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/alerts/*');
    await screen.settled();
    await tabTo(screen, /^Escalated/);
    await page.keyboard.press('Space');
    for (let down = 0; down < 2; down += 1) await page.keyboard.press('ArrowDown');
    await tabTo(screen, /^Decide: Watch and repeat/);
    await page.keyboard.press('Enter');
    await page.getByText('a repeat PFT is due').last().waitFor();
    expect((await alertOf(visitor))?.status).toBe('acted');
    screen.expectNoComplaints();
    await screen.leave();
  });

  it('a coordinator filters what is overdue and has a row explained, without a value anywhere (C-06)', async () => {
    const { visitor } = await clinic.hire('nurse');
    await clinic.test(visitor, await clinic.admit(visitor), { testedOn: '2025-03-01', fvcMl: 3000 });
    const { email } = await clinic.hire('coordinator');
    const screen = await browser.sitDown(clinic.product.url);
    await screen.comeIn(email);
    const { page } = screen;
    await screen.visit('/lists/overdue');
    await page.getByRole('group', { name: 'Views' }).waitFor();
    await tabTo(screen, /^PFT/);
    const filtered = page.waitForResponse((response) => /overdue\?.*pft/.test(response.url()));
    await page.keyboard.press('Enter');
    await filtered;
    await screen.settled();
    await page
      .getByRole('row', { name: /Testcase/ })
      .first()
      .waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('w');
    const why = page.getByRole('dialog', { name: /Why (PFT|DLCO) is due/ });
    await why
      .getByText(/Initial treatment approach for CTD-ILD/)
      .first()
      .waitFor();
    expect(await why.textContent()).not.toMatch(/3000|2640/);
    await page.keyboard.press('Escape');
    await why.waitFor({ state: 'hidden' });
    // The focus is back where it was: the next key walks on from there.
    await page.locator('[data-row] :focus').waitFor();
    screen.expectNoComplaints();
    await screen.leave();
  });

  it('a nurse opens dialogs, leaves them, and moves a result; a physician keeps one out of judging', async () => {
    const { email, visitor } = await clinic.hire('nurse');
    const [wrong, right] = [await clinic.admit(visitor), await clinic.admit(visitor)];
    await clinic.test(visitor, wrong, { testedOn: '2025-04-01', fvcMl: 2800 });
    const [test] = (await visitor.get<{ items: { lineageId: string }[] }>(`/patients/${wrong}/pfts`)).body
      .items;
    const { mrn } = (await visitor.get<{ mrn: string }>(`/patients/${right}`)).body;
    const screen = await browser.sitDown(clinic.product.url);
    await screen.comeIn(email);
    const { page } = screen;
    const focused = (name: RegExp) => eventually(async () => expect(await nameOfFocus(screen)).toMatch(name));

    await screen.visit(`/patients/${wrong}`);
    await tabTo(screen, /^Change status/);
    await page.keyboard.press('Enter');
    await focused(/^Status/);
    await tabTo(screen, /^Reason/);
    await page.keyboard.type('Moved away');
    // What was typed is not thrown away unasked.
    await page.keyboard.press('Escape');
    await focused(/^Stay and go on/);
    await page.keyboard.press('Enter');
    expect(await page.getByLabel('Reason').inputValue()).toBe('Moved away');
    await page.keyboard.press('Escape');
    await focused(/^Stay and go on/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await focused(/^Change status/);

    await screen.visit(`/patients/${wrong}/correct/pft/${test?.lineageId ?? ''}`);
    await tabTo(screen, /^Belongs to another patient/);
    await page.keyboard.press('Enter');
    await focused(/^The patient it belongs to/);
    await page.keyboard.type(mrn);
    await page.getByRole('radio').first().waitFor();
    await tabTo(screen, new RegExp(`MRN ${mrn}`));
    await page.keyboard.press('Space');
    await tabTo(screen, /^Reason/);
    await page.keyboard.type('The report is of the next patient');
    await tabTo(screen, /^Move it/);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/patients/${right}`);
    screen.expectNoComplaints();
    await screen.leave();

    const moved = (await visitor.get<{ items: { lineageId: string }[] }>(`/patients/${right}/pfts`)).body
      .items;
    expect(moved).toHaveLength(1);
    const physician = await clinic.hire('physician');
    const desk = await browser.sitDown(clinic.product.url);
    await desk.comeIn(physician.email);
    await desk.visit(`/patients/${right}/correct/pft/${moved[0]?.lineageId ?? ''}`);
    await tabTo(desk, /^Keep out of judging/);
    await desk.page.keyboard.press('Enter');
    await eventually(async () => expect(await nameOfFocus(desk)).toMatch(/^Reason/));
    await desk.page.keyboard.type('Had a cold');
    await tabTo(desk, /^Keep/);
    await desk.page.keyboard.press('Enter');
    await eventually(async () => expect(await nameOfFocus(desk)).toMatch(/^Let it judge again/));
    desk.expectNoComplaints();
    await desk.leave();
  });

  it('a nurse checks a file, reads what is wrong and imports what is right', async () => {
    const { email, visitor } = await clinic.hire('nurse');
    const patient = await clinic.admit(visitor);
    const { mrn } = (await visitor.get<{ mrn: string }>(`/patients/${patient}`)).body;
    const screen = await browser.sitDown(clinic.product.url);
    await screen.comeIn(email);
    const { page } = screen;
    await screen.visit('/imports');
    page.once('filechooser', (chooser) => {
      const text = `mrn,tested_on,fvc_ml\n${mrn},2026-02-20,2750\nNOBODY,2026-02-20,2750\n`;
      void chooser.setFiles({ name: 'pfts.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    });
    await tabTo(screen, /^What the file holds/);
    await page.keyboard.type('PFT');
    await tabTo(screen, /^Choose a file/);
    await page.keyboard.press('Enter');
    await page.getByText(/^pfts\.csv, /).waitFor();
    await tabTo(screen, /^Check the file/);
    await page.keyboard.press('Enter');
    await page.getByText('Some rows would be refused').waitFor();
    await tabTo(screen, /^Import the one new row/);
    await page.keyboard.press('Enter');
    await page.getByText('Some rows were refused; all others are in').waitFor();
    const { body } = await visitor.get<{ items: { fvcMl: number }[] }>(`/patients/${patient}/pfts`);
    expect(body.items.map(({ fvcMl }) => fvcMl)).toEqual([2750]);
    screen.expectNoComplaints();
    await screen.leave();
  });
});
