import { setTimeout as pause } from 'node:timers/promises';
import type { QueryFn } from '@interstice/server';
import { CommandFailure, EXIT, type ExitCode } from '../exit-code.js';
import { listSites, siteNamed } from '../find-site.js';
import { print, ProgressLine, say } from '../terminal.js';
import { withServer, type ServerCommand } from '../with-server.js';

export interface ReviewOptions {
  readonly all?: true;
  readonly site?: string;
  readonly wait: boolean;
  readonly patience: number;
}

/** A day that has always come: the sweep finds the patient, and no review ever answers with it. */
const ASKED_FOR = '1900-01-01';
const BATCH = 2_000;
const LOOK_EVERY_MS = 500;
/** Sweeps are asked for again, because one of them ends after some thousands of patients. */
const HURRY_EVERY_MS = 5_000;
const WONDER_AFTER_MS = 10_000;

interface Remaining {
  /** Asked for and not reviewed since. */
  readonly left: number;
  /** Of those: tried once without success, which may have been a moment's trouble. */
  readonly tried: number;
  /** Of those: tried again, and the record cannot be reviewed. */
  readonly failing: number;
}

/** `interstice review --all` */
export function reviewAll(options: ReviewOptions): Promise<ExitCode> {
  return withServer(['worker'], async (command) => {
    const { database } = command;
    const sites = await database.asWorker(listSites);
    const chosen = options.site === undefined ? sites : [siteNamed(sites, options.site)];
    const siteIds = chosen.map(({ id }) => id);
    let asked = 0;
    for (const siteId of siteIds) asked += await askForReviews(command, siteId);
    await command.hurry();
    if (!options.wait) {
      print(`${asked} reviews asked for`);
      return EXIT.done;
    }
    say(`${asked} reviews asked for`);
    const failing = await follow(command, siteIds, asked, options.patience * 1000);
    print(`${asked - failing} patients reviewed`);
    if (failing === 0) return EXIT.done;
    print(`${failing} records cannot be reviewed; they are tried again, with growing pauses`);
    return EXIT.remarks;
  });
}

/** Batch by batch in the order of ids, as the reviews lock: neither waits long for the other. */
async function askForReviews({ database, clock }: ServerCommand, siteId: string): Promise<number> {
  let asked = 0;
  let after: string | null = null;
  for (;;) {
    const rows: { patientId: string }[] = await database.asWorker((query) =>
      query<{ patientId: string }>(
        `WITH batch AS (
           SELECT patient_id FROM patient_review_state
            WHERE site_id = $1 AND ($2::uuid IS NULL OR patient_id > $2)
            ORDER BY patient_id LIMIT $3 FOR NO KEY UPDATE
         )
         UPDATE patient_review_state AS state
            SET next_review_on = $4, attempts = 0, next_attempt_at = $5
           FROM batch WHERE state.patient_id = batch.patient_id
         RETURNING state.patient_id AS "patientId"`,
        [siteId, after, BATCH, ASKED_FOR, clock.now()],
      ),
    );
    asked += rows.length;
    if (rows.length < BATCH) return asked;
    after = rows.map(({ patientId }) => patientId).reduce((last, id) => (id > last ? id : last));
  }
}

/** @returns how many records could not be reviewed */
async function follow(
  { database, hurry }: ServerCommand,
  siteIds: readonly string[],
  asked: number,
  patienceMs: number,
): Promise<number> {
  const progress = new ProgressLine();
  let last: Remaining = { left: asked, tried: 0, failing: 0 };
  let movedAt = performance.now();
  let hurriedAt = movedAt;
  let wondered = false;
  for (;;) {
    const now = await database.asWorker((query) => countRemaining(query, siteIds));
    if (now.left === now.failing) {
      progress.end();
      return now.failing;
    }
    if (now.left !== last.left || now.tried !== last.tried || now.failing !== last.failing) {
      movedAt = performance.now();
    }
    last = now;
    progress.show(`${asked - now.left} of ${asked} reviewed`);
    const stillMs = performance.now() - movedAt;
    if (stillMs > patienceMs) {
      progress.end();
      // Each was tried; only the second try is still to come.
      if (now.left === now.tried + now.failing) return now.left;
      throw new CommandFailure(
        `No worker took a review for ${Math.round(patienceMs / 1000)} s; ${asked - now.left} of ${asked} are done. ` +
          'The others stay owed: start a worker.',
      );
    }
    if (stillMs > WONDER_AFTER_MS && !wondered && now.left > now.tried + now.failing) {
      progress.end();
      say('No worker takes reviews at the moment. Does one run? Waiting …');
      wondered = true;
    }
    if (performance.now() - hurriedAt > HURRY_EVERY_MS) {
      await hurry();
      hurriedAt = performance.now();
    }
    await pause(LOOK_EVERY_MS);
  }
}

async function countRemaining(query: QueryFn, siteIds: readonly string[]): Promise<Remaining> {
  const [row] = await query<{ left: number; tried: number; failing: number }>(
    `SELECT count(*) AS left, count(*) FILTER (WHERE attempts = 1) AS tried,
            count(*) FILTER (WHERE attempts > 1) AS failing
       FROM patient_review_state WHERE site_id = ANY ($1::uuid[]) AND next_review_on = $2`,
    [siteIds, ASKED_FOR],
  );
  return row ?? { left: 0, tried: 0, failing: 0 };
}
