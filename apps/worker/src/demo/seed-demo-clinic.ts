import {
  demoStandingOf,
  FixedClock,
  resolveRuleSetSeq,
  writeDemoStanding,
  type Clock,
  type Database,
  type DemoStanding,
  type Logger,
  type QueryFn,
} from '@interstice/server';
import { ReviewService } from '../review/review.service.js';
import { afternoonOf, asStaff, type DemoClinic } from './demo-clinic.js';
import { demoDays } from './demo-days.js';
import { demoPatients } from './demo-patients.js';
import { DEMO_TIME_ZONE, makeDemoSite } from './make-demo-site.js';
import { playDay } from './play-day.js';

/** What became of a wish for a demo clinic. */
export type Seeding = 'made' | 'finished' | 'there-already' | 'other-sites';

/**
 * Fills an empty installation with the demo clinic: its years are played day by day along the path of real work, with a
 * clock that stands at each of those days. What an earlier attempt left half done is finished, as of the day on which it was
 * begun; a whole demo clinic, and a database that holds any other site, are left alone.
 */
export async function seedDemoClinic(database: Database, clock: Clock, logger: Logger): Promise<Seeding> {
  const now = clock.now();
  const sites = await database.asWorker((query) =>
    query<{ id: string; isDemo: boolean; settings: Record<string, unknown> }>(
      'SELECT id, is_demo AS "isDemo", settings FROM site ORDER BY id',
    ),
  );
  const [site] = sites;
  if (sites.some(({ isDemo }) => !isDemo)) return 'other-sites';
  const begun = site && demoStandingOf(site.settings);
  if (site !== undefined && (begun === undefined || begun.isWhole)) return 'there-already';

  const seededOn = begun?.seededOn ?? clock.today(DEMO_TIME_ZONE);
  const siteId = site?.id ?? (await makeDemoSite(database, seededOn, now));
  const standing: DemoStanding = begun ?? { seededOn, daysPlayed: 0, isWhole: false };
  const clinic = await openDemoClinic(database, logger, siteId, now);
  await playDays(clinic, standing, now);
  return begun === undefined ? 'made' : 'finished';
}

/** @param now - decides nothing but the number of the rules; the clinic's clock is moved by whoever plays */
export async function openDemoClinic(
  database: Database,
  logger: Logger,
  siteId: string,
  now: Date,
): Promise<DemoClinic> {
  const ruleSetSeq = await database.asWorker((query) => resolveRuleSetSeq(query, now));
  const staff = await database.asWorker((query) => findStaff(query, siteId));
  const memberOf = (role: string): string => {
    const member = staff.find((one) => one.role === role);
    if (member === undefined) throw new Error(`The demo clinic has no ${role}.`);
    return member.userId;
  };
  return {
    database,
    logger,
    siteId,
    reviews: new ReviewService(database, logger, ruleSetSeq),
    clock: new FixedClock(now),
    timeZone: DEMO_TIME_ZONE,
    nurseId: memberOf('nurse'),
    physicianId: memberOf('physician'),
  };
}

async function playDays(clinic: DemoClinic, standing: DemoStanding, now: Date): Promise<void> {
  const { seededOn } = standing;
  const patients = demoPatients(seededOn);
  const days = demoDays(seededOn);
  for (let place = standing.daysPlayed; place < days.length; place += 1) {
    const day = days[place];
    if (day === undefined) break;
    const isLast = place === days.length - 1;
    const at = isLast ? now : afternoonOf(day, now);
    await playDay(clinic, patients, { after: days[place - 1] ?? null, day, now: at, isLast });
    await asStaff(clinic, clinic.nurseId, (query) =>
      writeDemoStanding(query, clinic.siteId, { seededOn, daysPlayed: place + 1, isWhole: isLast }),
    );
  }
}

function findStaff(query: QueryFn, siteId: string): Promise<{ userId: string; role: string }[]> {
  return query(`SELECT user_id AS "userId", role FROM site_membership WHERE site_id = $1`, [siteId]);
}
