import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PatientAlerts } from '@interstice/contracts';
import { describeWithBrowser, eventually } from '@interstice/test-support';
import { Clinic, type Visitor } from '../journeys/clinic.js';
import { TestBrowser, type Screen } from './browser.js';

/** What a first load may weigh, in bytes of script as they travel. */
const MOST_SCRIPT_BYTES = 250_000;

/** Names, numbers and values of the patient of this file. */
const PRIVATE = /Testcase|Journey|J-\d|2600|69\.3|1961-05-04/;

const LISTS = [
  '/',
  '/lists/to-schedule',
  '/lists/overdue',
  '/lists/not-reviewed',
  '/lists/history-to-triage',
  '/alerts',
  '/settings',
];

describeWithBrowser('Every page', (chromiumPath) => {
  let clinic: Clinic;
  let browser: TestBrowser;
  let patientId: string;
  let alertId: string;
  let lineageId: string;
  const people: Record<'nurse' | 'physician' | 'coordinator', string> = {
    nurse: '',
    physician: '',
    coordinator: '',
  };

  beforeAll(async () => {
    [clinic, browser] = await Promise.all([Clinic.open(), TestBrowser.launch(chromiumPath)]);
    const [nurse, physician, coordinator] = await Promise.all([
      clinic.hire('nurse'),
      clinic.hire('physician'),
      clinic.hire('coordinator'),
    ]);
    Object.assign(people, { nurse: nurse.email, physician: physician.email, coordinator: coordinator.email });
    patientId = await clinic.admit(nurse.visitor);
    lineageId = await enterHistory(nurse.visitor);
    alertId = await eventually(async () => {
      const { body } = await nurse.visitor.get<PatientAlerts>(`/patients/${patientId}/alerts`);
      expect(body.items).toHaveLength(1);
      return body.items[0]?.id ?? '';
    });
  });
  afterAll(() => Promise.all([browser.close(), clinic.close()]));

  const enterHistory = async (nurse: Visitor) => {
    const at = `/patients/${patientId}`;
    await clinic.test(
      nurse,
      patientId,
      { testedOn: '2025-03-10', fvcMl: 3000, fvcPctPred: 80, dlcoPctPred: 61, referenceEquation: 'GLI-2012' },
      { testedOn: '2025-09-12', fvcMl: 2900, fvcPctPred: 77.3, qualityGrade: 'D', setting: 'home' },
    );
    await nurse.post(`${at}/hrcts`, { performedOn: '2025-03-11', fibrosisExtentPct: 12, pattern: 'NSIP' });
    await nurse.post(`${at}/symptom-reports`, { reportedOn: '2026-03-02', change: 'worse' });
    await nurse.post(`${at}/blood-tests`, {
      collectedOn: '2026-02-02',
      wbc: 5.1,
      neutrophils: 3.2,
      platelets: 240,
    });
    await nurse.post(`${at}/treatments`, {
      drug: 'mycophenolate-mofetil',
      startedOn: '2025-04-01',
      indication: 'ild',
    });
    const { status, body } = await nurse.post<{ lineageId: string }>(`${at}/pfts`, {
      testedOn: '2026-03-02',
      fvcMl: 2600,
      fvcPctPred: 69.3,
      dlcoPctPred: 52,
      referenceEquation: 'GLI-2012',
    });
    expect(status).toBe(201);
    return body.lineageId;
  };
  const placesOf = (role: keyof typeof people) => {
    const patient = `/patients/${patientId}`;
    const seen = [...LISTS, `/alerts/${alertId}`, patient, '/nowhere'];
    if (role === 'coordinator') return [...seen, '/imports'];
    if (role === 'physician') return seen;
    const kinds = ['pft', 'hrct', 'blood-test', 'symptom-report', 'treatment'];
    return [
      ...seen,
      ...kinds.map((kind) => `${patient}/enter/${kind}`),
      `${patient}/correct/pft/${lineageId}`,
      `${patient}/edit`,
      '/patients/new',
      '/imports',
    ];
  };
  /** The address of an unknown place is answered with 404 on purpose, which the browser notes. */
  const unexpected = (screen: Screen) => screen.complaints.filter((one) => !/status of 404/.test(one));

  /** On the patient's page: asks in the panel about a criterion on the day before the last test, and finds what bars the way there. */
  const barriersOfWhy = async (screen: Screen) => {
    await screen.page.getByRole('button', { name: 'Ask why' }).click();
    const panel = screen.page.getByRole('dialog', { name: 'Ask why' });
    await panel.getByLabel('About').selectOption({ label: 'INBUILD A' });
    await panel.getByLabel('On the day').fill('2026-03-01');
    await panel.getByText(/^Worked out for 1 Mar 2026 from the record as it is now/).waitFor();
    await panel.getByRole('heading', { name: /^INBUILD A / }).waitFor();
    const found = await screen.barriers();
    await screen.page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    return found;
  };

  /** On the patient's page: opens the dialog in which a physician stops the blood test, and finds what bars the way in it (B-27). */
  const barriersOfStop = async (screen: Screen) => {
    await screen.page.getByRole('button', { name: 'Stop a test' }).click();
    const dialog = screen.page.getByRole('dialog', { name: 'Stop a test' });
    await dialog.getByLabel('Test').selectOption({ label: 'Blood test' });
    await dialog.getByText(/go on without their blood being watched/).waitFor();
    await dialog.getByRole('button', { name: 'Stop the test' }).click();
    await dialog.getByText('Please say why.').waitFor();
    return screen.barriers();
  };

  it.each([
    ['nurse', 'light', 1280],
    ['nurse', 'dark', 900],
    ['physician', 'light', 900],
    ['physician', 'dark', 1280],
    ['coordinator', 'light', 1280],
  ] as const)(
    'has no barrier, no complaint, no width too much and leaves nothing behind, for a %s, %s, %d pixels wide',
    async (role, colorScheme, width) => {
      const screen = await browser.sitDown(clinic.product.url, {
        colorScheme,
        viewport: { width, height: 900 },
      });
      const asked: string[] = [];
      screen.page.on('request', (request) => asked.push(request.url()));
      await screen.signIn(people[role]);
      const found: string[] = [];
      for (const place of placesOf(role)) {
        await screen.visit(place);
        for (const barrier of await screen.barriers()) found.push(`${place}: ${barrier}`);
        const wider = await screen.page.evaluate('document.documentElement.scrollWidth > innerWidth + 1');
        if (wider === true) found.push(`${place}: wider than the screen`);
        expect(await screen.page.title()).not.toMatch(/Testcase|Journey/);
        if (place !== `/patients/${patientId}`) continue;
        for (const barrier of await barriersOfWhy(screen)) found.push(`Ask why: ${barrier}`);
        if (role === 'physician')
          for (const barrier of await barriersOfStop(screen)) found.push(`Stop a test: ${barrier}`);
      }
      expect(found).toEqual([]);
      expect(unexpected(screen)).toEqual([]);
      const kept = await screen.page.evaluate<string>(
        'JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie])',
      );
      // Neither a name nor a value in what the browser keeps or asks for, and nothing asked of anybody else.
      // The names of files hold digests, in which anything may stand.
      const addresses = asked.filter((address) => !new URL(address).pathname.startsWith('/assets/'));
      for (const text of [kept, ...addresses]) expect(text).not.toMatch(PRIVATE);
      expect(asked.every((address) => address.startsWith(clinic.product.url))).toBe(true);
      await screen.leave();
    },
  );

  it('needs at most 250 kB of script, gzipped, for its first load', async () => {
    const screen = await browser.sitDown(clinic.product.url);
    let bytes = 0;
    screen.page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return;
      bytes += Number(response.headers()['content-length'] ?? Number.NaN);
    });
    await screen.page.route('**/assets/*.js', (route) =>
      route.continue({ headers: { ...route.request().headers(), 'accept-encoding': 'gzip' } }),
    );
    await screen.signIn(people.nurse);
    await screen.settled();
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(MOST_SCRIPT_BYTES);
    await screen.leave();
  });
});
