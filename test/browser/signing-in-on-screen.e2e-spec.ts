import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { describeWithBrowser, eventually } from '@interstice/test-support';
import { Clinic } from '../journeys/clinic.js';
import { TestBrowser, type Screen } from './browser.js';

describeWithBrowser('Signing in on a screen', (chromiumPath) => {
  let clinic: Clinic;
  let browser: TestBrowser;
  let screen: Screen;

  beforeAll(async () => {
    [clinic, browser] = await Promise.all([Clinic.open(), TestBrowser.launch(chromiumPath)]);
  });
  afterAll(() => Promise.all([browser.close(), clinic.close()]));
  beforeEach(async () => {
    screen = await browser.sitDown(clinic.product.url);
  });
  afterEach(() => screen.leave());

  it('says what is wrong with a wrong password and lets the person try again', async () => {
    const { email } = await clinic.hire('nurse');
    const { page } = screen;
    await page.goto('/');
    await page.waitForURL((url) => url.pathname === '/sign-in');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByLabel('Password', { exact: true }).press('Enter');
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery staple');
    await page.getByLabel('Password', { exact: true }).press('Enter');
    await page.getByRole('navigation', { name: 'Places' }).waitFor();
  });

  it('opens the page that was asked for, and never one elsewhere', async () => {
    const { email } = await clinic.hire('coordinator');
    const { page } = screen;
    await page.goto('/lists/overdue');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery staple');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'Overdue' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/lists/overdue');
    await page.goto('/sign-in?to=//elsewhere.example/');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery staple');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('navigation', { name: 'Places' }).waitFor();
    expect(page.url()).toBe(`${clinic.product.url}/`);
  });

  it('hides the page when the session has ended elsewhere, and shows it again to the same person', async () => {
    const { email } = await clinic.hire('nurse');
    await screen.signIn(email);
    const { page } = screen;
    await page.request.post('/api/v1/auth/logout', {
      data: {},
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    // Nobody need touch it: its live line ends with the session.
    await page.getByRole('dialog', { name: 'Sign in again to go on' }).waitFor();
    expect(await page.getByRole('navigation', { name: 'Places' }).isVisible()).toBe(false);
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery staple');
    await page.getByLabel('Password', { exact: true }).press('Enter');
    await page.getByRole('navigation', { name: 'Places' }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('locks itself when nobody has sat there for as long as a session lasts', async () => {
    const { email } = await clinic.hire('nurse');
    const { page } = screen;
    await page.clock.install({ time: '2026-03-31T08:00:00Z' });
    await screen.signIn(email);
    await page.clock.runFor('29:00');
    await page.getByRole('dialog', { name: 'Are you still there?' }).waitFor();
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await page.getByRole('dialog', { name: 'Are you still there?' }).waitFor({ state: 'hidden' });
    await page.clock.runFor('31:00');
    await page.getByRole('dialog', { name: 'Sign in again to go on' }).waitFor();
    // The page hides first, and then tells the server.
    await eventually(async () => expect((await page.request.get('/api/v1/auth/me')).status()).toBe(401));
  });

  it('finds a patient by keys alone', async () => {
    const { email, visitor } = await clinic.hire('nurse');
    const patientId = await clinic.admit(visitor);
    await screen.comeIn(email);
    const { page } = screen;
    await page.keyboard.press('/');
    await page.keyboard.type('testc');
    // Quicker than the answer.
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/patients/${patientId}`);
    expect(page.url()).not.toContain('testc');
    screen.expectNoComplaints();
  });

  it('says that it is old when the line to the server is broken, and stops saying so when it is back', async () => {
    const { email } = await clinic.hire('nurse');
    const { page } = screen;
    await page.route('**/api/v1/live', (route) => route.abort());
    await screen.comeIn(email);
    const banner = page.getByText('This page is not being updated');
    await banner.waitFor();
    await page.unroute('**/api/v1/live');
    await banner.waitFor({ state: 'hidden', timeout: 30_000 });
    await page.getByText('Updated 09:').waitFor();
  });
});
