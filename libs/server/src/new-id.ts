import { randomFillSync } from 'node:crypto';

const ID_BYTES = 16;
/** Chance is fetched for many ids at a time: asking the system for each is what an id costs. */
const pool = Buffer.alloc(256 * ID_BYTES);
let used = pool.length;

/** The counter of the last millisecond asked for: 18 bits and 24 bits of the id, after the time. */
const last = { ms: -1, high: 0, low: 0 };
const LOW_BITS = 0xffffff;

/**
 * A UUIDv7 for something that happened at `at`: sorts by time, so that new rows lie together in their index, and within
 * one millisecond by the order of asking, so that of two rows of a file the first is told from the second. Made here
 * rather than in the database where the id is part of what is written with it (a lineage, a hashed line).
 */
export function newId(at: Date): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, (used += ID_BYTES));
  const ms = at.getTime();
  if (ms !== last.ms) {
    last.ms = ms;
    // The topmost two of 18 bits are left free for counting on.
    last.high = bytes.readUInt16BE(6);
    last.low = bytes.readUIntBE(9, 3);
  } else if (last.low < LOW_BITS) {
    last.low += 1;
  } else {
    last.high += 1;
    last.low = 0;
  }
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt8(0x70 | (last.high >> 14), 6);
  bytes.writeUInt8((last.high >> 6) & 0xff, 7);
  bytes.writeUInt8(0x80 | (last.high & 0x3f), 8);
  bytes.writeUIntBE(last.low, 9, 3);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
