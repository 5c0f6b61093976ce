import { z } from 'zod';

/** An id as somebody sends it, in the lower case in which ids are kept and compared: both cases name the same (RFC 9562). */
export function uuid(expected?: string) {
  return z.uuid(expected === undefined ? {} : { error: expected }).toLowerCase();
}
