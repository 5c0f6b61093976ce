import { Inject, Injectable } from '@nestjs/common';
import type { Timeline, TimelineItem, TimelineQuery } from '@interstice/contracts';
import { Clock, Database, type QueryFn } from '@interstice/server';
import type { Access } from '../access/access.js';
import { openPatient } from '../patient/find-patient.js';
import { alteredItems, readAltered } from './timeline-altered.js';
import { alertItems, mergeItems, peopleOfEvents, readEvents } from './timeline-events.js';
import { factItems } from './timeline-facts.js';
import { readHistory, TimelineHistory } from './timeline-history.js';
import { FOLDED_KINDS, findTimelineKeys, type TimelineKey } from './timeline-keys.js';
import { overrideItems, readOverrides } from './timeline-overrides.js';
import { reachOf, readEventDays, type TimelineScope } from './timeline-scope.js';

/** Everything about a patient in time, corrections folded in. */
@Injectable()
export class TimelineReadModel {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** One page, in a number of statements that depends on the kinds on it and not on how much there is. */
  read(access: Access, patientId: string, wanted: TimelineQuery): Promise<Timeline> {
    // One picture: what is corrected while a page is read is told before or after, never half.
    return this.database.asUserSnapshot(access.context, async (query) => {
      const patient = await openPatient(query, access, patientId, { what: 'timeline', clock: this.clock });
      const { asKnownOn } = wanted;
      const reach = reachOf(asKnownOn, patient.timeZone);
      const scope: TimelineScope = {
        query,
        patient,
        siteIds: access.siteIds,
        ...reach,
        events: await readEventDays(query, patient, access.siteIds, reach.before),
        isPast: asKnownOn !== undefined && asKnownOn < this.clock.today(patient.timeZone),
      };
      const { keys, more, total } = await findTimelineKeys(scope, wanted);
      return {
        items: await itemsOf(scope, keys),
        nextCursor: more ? (keys.at(-1)?.id ?? null) : null,
        total,
      };
    });
  }
}

async function itemsOf(scope: TimelineScope, keys: readonly TimelineKey[]): Promise<TimelineItem[]> {
  const rows = await readHistory(scope, keys);
  const events = await readEvents(scope, keys);
  const overrides = await readOverrides(scope, keys);
  const names = await readNames(scope.query, [
    ...rows.versions.map(({ recordedBy }) => recordedBy),
    ...rows.actions.map(({ byUser }) => byUser),
    ...peopleOfEvents(events),
    ...overrides.flatMap(({ setBy, liftedBy }) => [setBy, liftedBy]),
  ]);
  const nameOf = (userId: string | null) => (userId === null ? undefined : names.get(userId));
  const sources = { scope, history: new TimelineHistory(rows, nameOf), exclusions: events.exclusions };

  const items = new Map<string, TimelineItem>([
    ...alertItems(events, scope, nameOf),
    ...mergeItems(events, scope, nameOf),
    ...overrideItems(overrides, scope, nameOf),
    ...alteredItems(await readAltered(scope, keys), scope),
  ]);
  for (const kind of FOLDED_KINDS) {
    const ofKind = keys.filter((key) => key.kind === kind);
    if (ofKind.length === 0) continue;
    for (const item of await factItems(sources, kind, ofKind)) items.set(item.lineageId, item);
  }
  return keys.flatMap(({ kind, id, on }) => (kind === 'registration' ? { kind, on } : (items.get(id) ?? [])));
}

async function readNames(
  query: QueryFn,
  people: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(people.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const rows = await query<{ id: string; name: string }>(
    `SELECT id, display_name AS name FROM "user" WHERE id = ANY ($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
