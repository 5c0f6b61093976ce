import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, addMonths, addWeeks, parseIsoDate, type IsoDate } from '@interstice/clinical';
import { Database, type FactInput } from '@interstice/server';
import { createTestDatabase, type TestDatabase } from '@interstice/test-support';
import type { DemoPatient } from './demo-patient.js';
import { demoPatients } from './demo-patients.js';
import { hrct, pft, symptoms } from './fact-writing.js';
import { SimulatedClinic, type Way } from './simulated-year.spec-support.js';
import { tell } from './story-writing.js';

/** Some days with a part of the clinic in the suite; a year with all of it is asked for by number. */
// eslint-disable-next-line no-restricted-properties -- a developer's switch, read nowhere but here
const DAYS = Number(process.env['INTERSTICE_SIMULATED_DAYS'] ?? 21);
const isLong = DAYS > 60;
const LAST_DAY = parseIsoDate('2026-03-31');
const FIRST_DAY = addDays(LAST_DAY, -DAYS);
/** Every so many days the lists are looked at. */
const LOOKED_AT_EVERY = isLong ? 15 : 7;
/** A worker stops for ten days, and comes back on a day on which the lists are looked at. */
const PAUSE_DAYS = 10;
const PAUSED_EVERY = isLong ? 45 : 21;

/** Facts as the demo clinic has them, and decisions that come as facts on their days, whoever had the alert by then. */
function patients(): DemoPatient[] {
  const all = demoPatients(LAST_DAY);
  // In the suite, those of whose stories something happens in these weeks.
  return [...(isLong ? all : [...all.slice(0, 24), ...all.slice(34, 44)]), ...byTimeAlone()].map(
    (patient) => ({
      ...patient,
      facts: [...patient.facts, ...decisionsOf(patient.facts)],
    }),
  );
}

/** Two of whom nothing is recorded in these days, and whose answers change all the same: only the day tells. */
function byTimeAlone(): DemoPatient[] {
  const [repeatClosesOn, lastProgressiveOn] = [addDays(FIRST_DAY, 9), addDays(FIRST_DAY, 11)];
  const lowOn = addWeeks(repeatClosesOn, -12);
  const metOn = addMonths(lastProgressiveOn, -24);
  const patient = (number: number, facts: readonly FactInput[]) =>
    tell(number, {
      who: ['Hour', 'Sundial', '1960-01-01', 'female', 'ssc', 165],
      story: 'Changes by time alone.',
      ildDiagnosedOn: addMonths(FIRST_DAY, -40),
      facts,
    });
  return [
    // A single low test whose repeat is not done by its last day.
    patient(9001, [
      pft(addMonths(lowOn, -12), 2760, 80),
      pft(addMonths(lowOn, -8), 2900, 84.1),
      pft(addMonths(lowOn, -4), 2740, 79.6),
      pft(lowOn, 2590, 75.5),
      hrct(addMonths(lowOn, -12), 10),
      symptoms(lowOn, 'stable'),
    ]),
    // A progression that makes the schedule stricter for 24 months, and has ended in a plateau.
    patient(9002, [
      pft(addMonths(metOn, -6), 3400, 98),
      pft(metOn, 3000, 86.5),
      ...[6, 12, 18, 23].map((months) => pft(addMonths(metOn, months), 3010, 87)),
      hrct(addMonths(metOn, -6), 8),
      symptoms(metOn, 'stable'),
    ]),
  ];
}

function decisionsOf(facts: readonly FactInput[]): FactInput[] {
  return facts.flatMap((fact): FactInput[] => {
    if (fact.kind !== 'treatment' || fact.values.drug !== 'nintedanib' || !fact.values.startedOn) return [];
    const decidedOn = addDays(parseIsoDate(fact.values.startedOn), -1);
    const tests = facts.flatMap((one) =>
      one.kind === 'pft' && one.values.fvcMl ? [one.values.testedOn] : [],
    );
    const baselineOn = tests
      .filter((on) => on <= decidedOn)
      .sort()
      .at(-1);
    return baselineOn === undefined
      ? []
      : [{ kind: 'progression-decision', values: { decidedOn, decision: 'escalated', baselineOn } }];
  });
}

describe(`${DAYS} days of the demo clinic`, () => {
  let testDatabase: TestDatabase;
  let workers: [Database, Database];

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    const { app, worker } = testDatabase.urls;
    const open = (name: string) =>
      new Database({
        app: { url: app, applicationName: name, max: 2 },
        worker: { url: worker, applicationName: name, max: 4 },
      });
    workers = [open('test-1'), open('test-2')];
  });
  afterAll(async () => {
    for (const worker of workers) await worker.close();
    await testDatabase.drop();
  });

  /** The lists on the days on which they are looked at: with their whole history, and as they stand. */
  const live = async (way: Way) => {
    const clinic = await SimulatedClinic.open(way, workers, patients(), FIRST_DAY);
    const started = performance.now();
    const looks = new Map<IsoDate, { whole: string[]; standing: string[] }>();
    for (let place = 0; place <= DAYS; place += 1) {
      const day = addDays(FIRST_DAY, place);
      const untilLook = (LOOKED_AT_EVERY - (place % LOOKED_AT_EVERY)) % LOOKED_AT_EVERY;
      const isPaused =
        way === 'swept-with-pauses' &&
        place > 0 &&
        place % PAUSED_EVERY >= PAUSED_EVERY - PAUSE_DAYS &&
        place < DAYS;
      await clinic.live(day, way, isPaused);
      if (isPaused || (untilLook !== 0 && place !== DAYS)) continue;
      looks.set(day, { whole: await clinic.lists(true), standing: await clinic.lists(false) });
      if (isLong) process.stdout.write(`${way}: ${day}\n`);
    }
    if (isLong) {
      const seconds = Math.round((performance.now() - started) / 1000);
      const { reviews, rows } = await clinic.figures();
      process.stdout.write(
        `${way}: ${reviews} reviews, ${rows} rows, looked at ${looks.size} times, ${seconds} s\n`,
      );
    }
    return looks;
  };

  it(
    'leaves the same lists by one review a patient and day, by two workers sweeping at once, and by a worker that stops for ten days',
    async () => {
      const daily = await live('every-patient-every-day');
      const swept = await live('swept-by-two-workers');
      const paused = await live('swept-with-pauses');

      const last = daily.get(LAST_DAY);
      expect(last?.standing.filter((row) => row.startsWith('due item')).length).toBeGreaterThan(40);
      expect(last?.standing.filter((row) => row.startsWith('alert')).length).toBeGreaterThan(5);
      expect(paused.size).toBeGreaterThan(1);
      for (const [day, { whole, standing }] of daily) {
        expect({ day, differing: differing(whole, swept.get(day)?.whole ?? []) }).toEqual({
          day,
          differing: [],
        });
        const after = paused.get(day);
        if (after === undefined) continue;
        expect({ day, differing: differing(standing, after.standing) }).toEqual({ day, differing: [] });
      }
    },
    isLong ? 3_600_000 : 240_000,
  );
});

/** Rows that only one of the two has. */
function differing(one: readonly string[], other: readonly string[]): string[] {
  const [here, there] = [new Set(one), new Set(other)];
  return [
    ...one.filter((row) => !there.has(row)).map((row) => `only in the first: ${row}`),
    ...other.filter((row) => !here.has(row)).map((row) => `only in the second: ${row}`),
  ];
}
