import { CommandFailure } from './exit-code.js';

const SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EACCES: 'The file may not be read.',
  EISDIR: 'This is a folder, not a file.',
};

/** In words of our own where the reason is plain. */
export function plainFileError(error: unknown): unknown {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const sentence = typeof code === 'string' ? SENTENCES[code] : undefined;
  return sentence === undefined ? error : new CommandFailure(sentence);
}
