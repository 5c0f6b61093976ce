import { randomBytes } from 'node:crypto';

/**
 * A UUIDv7 for something that happened at `at`: sorts by time, so that new rows lie together in their index. Made here
 * rather than in the database where the id is part of what is written with it (a lineage, a hashed line).
 */
export function newId(at: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
