import { auditRow, recordAudits } from '../audit/record-audit.js';
import type { QueryFn } from '../database/database.js';
import { ConflictError, NotFoundError } from '../errors.js';
import type { RecordingContext } from '../facts/fact-input.js';
import { nextRevision } from '../facts/patient-lock.js';

/** What a site chooses of the rules. */
export interface SiteChoices {
  readonly surveillanceProtocol: string;
  readonly bloodProtocol: string;
  /** Criterion sets and advisories that raise alerts. */
  readonly alertSets: readonly string[];
}

/** As it stands, with the number that grows with every change. */
export interface StandingSiteChoices extends SiteChoices {
  readonly revision: number;
}

/**
 * What a site has chosen.
 *
 * @throws NotFoundError when the transaction sees no such site
 */
export async function readSiteChoices(query: QueryFn, siteId: string): Promise<StandingSiteChoices> {
  return await choicesOf(query, siteId, '');
}

/**
 * Changes what a site has chosen, and makes every patient of it owe a review, in the caller's transaction. A review that was
 * read before and is written after it loses to the record revision, so none is left by the rules of before.
 *
 * The ids are the caller's to check: the database knows no protocol.
 *
 * @param seen - the revision that was on the screen
 * @returns the choices as they stand, and whether anything changed
 * @throws NotFoundError when the transaction sees no such site
 * @throws ConflictError `settings-moved` when somebody else has changed them since
 */
export async function changeSiteSettings(
  query: QueryFn,
  siteId: string,
  choices: SiteChoices,
  { seen, userId, requestId, now }: RecordingContext & { readonly seen: number },
): Promise<{ readonly changed: boolean }> {
  const before = await choicesOf(query, siteId, 'FOR NO KEY UPDATE');
  if (isSame(before, choices)) return { changed: false };
  if (before.revision !== seen)
    throw new ConflictError(
      'settings-moved',
      'Somebody else has changed these settings since you read them.',
      [{ pointer: '/revision', detail: `expected ${before.revision}` }],
    );
  const { surveillanceProtocol, bloodProtocol, alertSets } = choices;
  await query(
    `UPDATE site SET surveillance_protocol = $2, blood_protocol = $3, alert_sets = $4,
            settings_revision = settings_revision + 1
      WHERE id = $1`,
    [siteId, surveillanceProtocol, bloodProtocol, alertSets],
    'change-site-settings',
  );
  // In the order in which batches of reviews take their locks.
  await query(
    `WITH owed AS (
       SELECT patient_id FROM patient_review_state WHERE site_id = $1 ORDER BY patient_id FOR NO KEY UPDATE)
     UPDATE patient_review_state SET ${nextRevision('$2')}
       FROM owed WHERE patient_review_state.patient_id = owed.patient_id`,
    [siteId, now],
    'owe-reviews-of-site',
  );
  const { revision: _, ...former } = before;
  await recordAudits(query, [
    auditRow(
      {
        action: 'site.settings-changed',
        siteId,
        patientId: null,
        entityId: siteId,
        entityKind: 'site',
        userId,
        requestId,
        at: now,
      },
      { before: former, after: { surveillanceProtocol, bloodProtocol, alertSets } },
    ),
  ]);
  return { changed: true };
}

async function choicesOf(query: QueryFn, siteId: string, lock: string): Promise<StandingSiteChoices> {
  const [row] = await query<StandingSiteChoices & Record<string, unknown>>(
    `SELECT surveillance_protocol AS "surveillanceProtocol", blood_protocol AS "bloodProtocol",
            alert_sets AS "alertSets", settings_revision AS revision
       FROM site WHERE id = $1 ${lock}`,
    [siteId],
  );
  if (row === undefined) throw new NotFoundError('site');
  return row;
}

/** In which order definitions are named says nothing. */
function isSame(one: SiteChoices, other: SiteChoices): boolean {
  return (
    one.surveillanceProtocol === other.surveillanceProtocol &&
    one.bloodProtocol === other.bloodProtocol &&
    one.alertSets.length === other.alertSets.length &&
    one.alertSets.every((set) => other.alertSets.includes(set))
  );
}
