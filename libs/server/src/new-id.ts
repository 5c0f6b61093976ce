import { randomFillSync } from 'node:crypto';

const ID_BYTES = 16;
/** Chance is fetched for many ids at a time: asking the system for each is what an id costs. */
const pool = Buffer.alloc(256 * ID_BYTES);
let used = pool.length;

/**
 * A UUIDv7 for something that happened at `at`: sorts by time, so that new rows lie together in their index. Made here
 * rather than in the database where the id is part of what is written with it (a lineage, a hashed line).
 */
export function newId(at: Date): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, (used += ID_BYTES));
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
