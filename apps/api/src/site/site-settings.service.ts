import { Inject, Injectable } from '@nestjs/common';
import { COUNTED_EXACTLY, totalOf, type SiteSettings, type SiteSettingsRequest } from '@interstice/contracts';
import { BLOOD_PROTOCOLS, describeAlertSet, PROTOCOLS } from '@interstice/guideline';
import {
  changeSiteSettings,
  Clock,
  Database,
  NotFoundError,
  readSiteChoices,
  type InputError,
  type QueryFn,
} from '@interstice/server';
import type { Access } from '../access/access.js';
import { recordingContext, refuseInput } from '../fact/fact.service.js';
import { citationOf } from '../review/explained.js';

/** What a site chooses of the rules. */
@Injectable()
export class SiteSettingsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError for a site that the access does not cover */
  read(access: Access, siteId: string): Promise<SiteSettings> {
    refuseOtherSites(access, siteId);
    return this.database.asUserSnapshot(access.context, (query) => settingsOf(query, siteId));
  }

  /** @throws ValidationFailedError for an id that this version does not have, with those that it has */
  change(
    access: Access,
    siteId: string,
    { revision, ...choices }: SiteSettingsRequest,
  ): Promise<SiteSettings> {
    refuseOtherSites(access, siteId);
    refuseInput(unknownIds(choices));
    const context = { ...recordingContext(access, this.clock), seen: revision };
    return this.database.asUser(access.context, async (query) => {
      await changeSiteSettings(query, siteId, choices, context);
      return settingsOf(query, siteId);
    });
  }
}

function refuseOtherSites({ siteIds }: Access, siteId: string): void {
  if (!siteIds.includes(siteId)) throw new NotFoundError('site');
}

function unknownIds(choices: Omit<SiteSettingsRequest, 'revision'>): InputError[] {
  const { surveillanceProtocol, bloodProtocol, alertSets } = choices;
  const surveillance = PROTOCOLS.find(({ id }) => id === surveillanceProtocol);
  // What can alert is the same under every protocol until one is read that says otherwise.
  const sets = (surveillance ?? PROTOCOLS[0])?.alerts.map(({ set }) => set) ?? [];
  return [
    ...unknown('/surveillanceProtocol', surveillanceProtocol, PROTOCOLS),
    ...unknown('/bloodProtocol', bloodProtocol, BLOOD_PROTOCOLS),
    ...alertSets.flatMap((set, index) =>
      unknown(
        `/alertSets/${index}`,
        set,
        sets.map((id) => ({ id })),
      ),
    ),
  ];
}

function unknown(pointer: string, asked: string, known: readonly { readonly id: string }[]): InputError[] {
  return known.some(({ id }) => id === asked)
    ? []
    : [{ pointer, detail: `expected one of ${known.map(({ id }) => id).join(', ')}` }];
}

async function settingsOf(query: QueryFn, siteId: string): Promise<SiteSettings> {
  const { alertSets, ...standing } = await readSiteChoices(query, siteId);
  const protocol = PROTOCOLS.find(({ id }) => id === standing.surveillanceProtocol) ?? PROTOCOLS[0];
  return {
    ...standing,
    alertSets: [...alertSets],
    choices: {
      surveillanceProtocols: PROTOCOLS.map(choiceOf),
      bloodProtocols: BLOOD_PROTOCOLS.map(choiceOf),
      alertSets: (protocol?.alerts ?? []).map((rule) => {
        const { title, kind, text, cites } = describeAlertSet(rule);
        const { set: id, severity, byDefault } = rule;
        return { id, title, kind, severity, byDefault, text, cites: cites.map(citationOf) };
      }),
    },
    reviews: await reviewsOf(query, siteId),
  };
}

function choiceOf({ id, title, summary }: (typeof PROTOCOLS)[number] | (typeof BLOOD_PROTOCOLS)[number]) {
  return { id, title, summary };
}

/** Both exact to {@link COUNTED_EXACTLY}. */
async function reviewsOf(query: QueryFn, siteId: string): Promise<SiteSettings['reviews']> {
  const [count] = await query<{ patients: number; owed: number }>(
    `SELECT (SELECT count(*) FROM (
              SELECT 1 FROM patient_review_state WHERE site_id = $1 LIMIT $2) AS bounded) AS patients,
            (SELECT count(*) FROM (
              SELECT 1 FROM patient_review_state
               WHERE site_id = $1 AND reviewed_revision < record_revision LIMIT $2) AS bounded) AS owed`,
    [siteId, COUNTED_EXACTLY + 1],
    'api-site-reviews',
  );
  return { patients: totalOf(count?.patients ?? 0), owed: totalOf(count?.owed ?? 0) };
}
