import { z } from 'zod';

// Control characters: the database refuses NUL, and the others only ever hide what a person typed.
// eslint-disable-next-line no-control-regex -- naming the control characters is the point
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f]/;

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Text of one line as it came, even an empty one: what a search and a sign-in look for. */
export function writtenText() {
  return z
    .string()
    .refine((text) => !CONTROL_CHARACTER.test(text), {
      error: 'expected one line without control characters',
    })
    .refine((text) => !LONE_SURROGATE.test(text), { error: 'expected well-formed Unicode' });
}

/** One line of text that a person typed: trimmed, in one Unicode form, neither empty nor longer than `most`. */
export function line(most: number) {
  return writtenText()
    .overwrite((text) => text.normalize('NFC').trim())
    .min(1, { error: 'expected at least one character' })
    .max(most, { error: `expected at most ${most} characters` });
}
