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

  /** Tabs until what has the focus is called so. */
  const tabTo = async ({ page }: Screen, name: RegExp) => {
    const seen: string[] = [];
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      await page.keyboard.press('Tab');
      const focused = page.locator(':focus');
      // At the end of the page the focus is the browser's for one step.
      if ((await focused.count()) === 0) continue;
      const text = await focused.evaluate((element) => {
        const { labels } = element as unknown as { labels?: Iterable<{ textContent: string }> };
        const named = [...(labels ?? [])].map(({ textContent }) => textContent).join(' ');
        return element.getAttribute('aria-label') ?? (named || (element.textContent ?? ''));
      });
      if (name.test(text.trim())) return focused;
      seen.push(text.trim().slice(0, 30));
    }
    throw new Error(`Tab never came to ${String(name)}, but to ${seen.join(' | ')}`);
  };
  const alertOf = async (visitor: { get<Body>(path: string): Promise<{ body: Body }> }) =>
    (await visitor.get<PatientAlerts>(`/patients/${patientId}/alerts`)).body.items[0];

  it('a nurse signs in, finds the patient, enters a PFT and saves it', async () => {
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

  it('a physician walks to the alert, acknowledges, opens it and decides', async () => {
    const { email, visitor } = await clinic.hire('physician');
    const screen = await browser.sitDown(clinic.product.url);
    await screen.signIn(email);
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

  it('a coordinator filters what is overdue and has a row explained, without a value anywhere', async () => {
    const { visitor } = await clinic.hire('nurse');
    await clinic.test(visitor, await clinic.admit(visitor), { testedOn: '2025-03-01', fvcMl: 3000 });
    const { email } = await clinic.hire('coordinator');
    const screen = await browser.sitDown(clinic.product.url);
    await screen.signIn(email);
    const { page } = screen;
    await screen.visit('/lists/overdue');
    await page.getByRole('group', { name: 'Views' }).waitFor();
    await tabTo(screen, /^PFT/);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.search.includes('pft'));
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
    expect(await page.locator(':focus').evaluate((element) => element.closest('[data-row]') !== null)).toBe(
      true,
    );
    screen.expectNoComplaints();
    await screen.leave();
  });
});
