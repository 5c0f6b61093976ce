import { deflateSync, inflateSync } from 'node:zlib';
import type { ReviewResult } from '@interstice/guideline';
import type { StoredReviewOutput } from './stored-answers.js';

/**
 * The least effort that is made takes a tenth of the room; more effort takes a little less room and twice the time. A packed
 * output is some 3 kB, so that one piece of memory mostly holds it.
 */
const EFFORT = { level: 1, chunkSize: 8192 } as const;

/** Far more than any record gives: what unpacks to more is no output. */
const MOST_BYTES = 64 * 2 ** 20;

/**
 * What a review answers, as `review.output` keeps it: JSON, packed with zlib, but for what raises no alert.
 *
 * @example unpackOutput(packOutput(result)) // the same result, as JSON holds it
 */
export function packOutput(result: StoredReviewOutput & Partial<Pick<ReviewResult, 'unraised'>>): Buffer {
  const { unraised: _, ...kept } = result;
  return deflateSync(JSON.stringify(kept), EFFORT);
}

/** @throws when these are not the bytes that {@link packOutput} made: zlib keeps a checksum */
export function unpackOutput(packed: Uint8Array): StoredReviewOutput {
  return JSON.parse(inflateSync(packed, { maxOutputLength: MOST_BYTES }).toString()) as StoredReviewOutput;
}
