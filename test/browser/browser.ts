import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { expect } from '@jest/globals';
import { root } from '../../tools/workspace.mjs';
import { NOW, PASSWORD } from '../journeys/clinic.js';

const axeSource = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
/** Longer than any answer takes; a test that waits so long has found a fault. */
const PATIENCE_MS = 15_000;

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}

interface Axe {
  run(options: { readonly resultTypes: readonly string[] }): Promise<{ violations: Violation[] }>;
}

/** The real Chromium of this run. */
export class TestBrowser {
  private constructor(private readonly browser: Browser) {}

  static async launch(executablePath: string): Promise<TestBrowser> {
    const browser = await chromium.launch({
      executablePath,
      // Root may not use Chromium's own sandbox; what is opened here is only ours.
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    });
    return new TestBrowser(browser);
  }

  /** Somebody sits down at a computer of their own, whose clock shows the clinic's day. */
  async sitDown(url: string, options: BrowserContextOptions = {}): Promise<Screen> {
    const context = await this.browser.newContext({
      baseURL: url,
      viewport: { width: 1280, height: 900 },
      timezoneId: 'America/New_York',
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.clock.setSystemTime(NOW);
    return new Screen(page);
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** A page that somebody works at, with all that it complained of. */
export class Screen {
  readonly complaints: string[] = [];

  constructor(readonly page: Page) {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  /** Comes with a session, where signing in is not what is looked at. */
  async comeIn(email: string): Promise<void> {
    const answer = await this.page.request.post('/api/v1/auth/login', {
      data: { email, password: PASSWORD },
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect(answer.status()).toBe(204);
    await this.page.goto('/');
    await this.page.getByRole('navigation', { name: 'Places' }).waitFor();
  }

  async signIn(email: string): Promise<void> {
    await this.page.goto('/');
    await this.page.getByLabel('E-mail').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.getByRole('navigation', { name: 'Places' }).waitFor();
  }

  /** Opens a page and waits until nothing loads any more. */
  async visit(path: string): Promise<void> {
    await this.page.goto(path);
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    await this.page.locator('[role=status][aria-label$="…"]').first().waitFor({ state: 'detached' });
    // While a filter is asked for, its list shows the rows of the former one.
    await this.page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  }

  /** What axe-core finds serious or critical, in words; none is expected anywhere. */
  async barriers(): Promise<string[]> {
    await this.page.evaluate(axeSource);
    const violations = await this.page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: Axe };
      return (await axe.run({ resultTypes: ['violations'] })).violations;
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }

  /** Nobody is told anything in the console of a page that works. */
  expectNoComplaints(): void {
    expect(this.complaints).toEqual([]);
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}
