import { createHash } from 'node:crypto';
import { ruleSetDocument } from '@interstice/guideline';
import type { QueryFn } from '../database/database.js';

/** Spells "rule": two processes that start together number a new rule set once. */
const NUMBERING_LOCK = 0x72756c65;

/**
 * The number of the rules that this process was built with; a new one when they have not been seen here before. Every
 * record reviewed under a smaller number is owed a review.
 */
export async function resolveRuleSetSeq(query: QueryFn, now: Date): Promise<number> {
  const fingerprint = createHash('sha256').update(ruleSetDocument()).digest('hex');
  await query('SELECT pg_advisory_xact_lock($1)', [NUMBERING_LOCK]);
  const [known] = await query<{ seq: number }>('SELECT seq FROM rule_set WHERE fingerprint = $1', [
    fingerprint,
  ]);
  if (known !== undefined) return known.seq;
  const [added] = await query<{ seq: number }>(
    `INSERT INTO rule_set (seq, fingerprint, created_at)
     SELECT coalesce(max(seq), 0) + 1, $1, $2 FROM rule_set RETURNING seq`,
    [fingerprint, now],
  );
  if (added === undefined) throw new Error('The rule set was not numbered.');
  return added.seq;
}
