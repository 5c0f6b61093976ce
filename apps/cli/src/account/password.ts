import { wrongUsage } from '../exit-code.js';
import { say } from '../terminal.js';

/** NIST SP 800-63B-4, 3.1.1.2: a password that is the only factor. */
const LEAST_CHARACTERS = 15;
/** What a sign-in takes. */
const MOST_CHARACTERS = 1024;
/** Clinic's choice: fewer different characters are one word repeated. */
const LEAST_DIFFERENT = 6;
/** Printed by npm start for everybody to read. */
const KNOWN_TO_ALL = ['interstice-demo'];

/**
 * Refuses a password that is too easy to guess, saying why. Asks for no mixture of kinds of characters: the same
 * publication advises against it.
 *
 * @param words - what belongs to the account, such as its address and names: a password may not be one of them
 */
export function requireStrong(password: string, words: readonly string[]): void {
  const characters = [...password];
  if (characters.length < LEAST_CHARACTERS) {
    throw wrongUsage(`The password has fewer than ${LEAST_CHARACTERS} characters. Several words are fine.`);
  }
  if (characters.length > MOST_CHARACTERS) {
    throw wrongUsage(`The password has more than ${MOST_CHARACTERS} characters.`);
  }
  if (new Set(characters).size < LEAST_DIFFERENT) {
    throw wrongUsage(`The password has fewer than ${LEAST_DIFFERENT} different characters.`);
  }
  const plain = password.toLowerCase();
  if ([...words, ...KNOWN_TO_ALL].some((word) => word.toLowerCase() === plain)) {
    throw wrongUsage('The password is the address or a name of the account, or one that is known to all.');
  }
}

/** The first line of standard input. */
export async function readPasswordFromStdin(): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > MOST_CHARACTERS * 8) throw wrongUsage('Standard input holds more than a password.');
  }
  const [line = ''] = Buffer.concat(chunks).toString('utf8').split(/\r?\n/);
  return line;
}

/** Asks twice on the terminal, unseen. */
export async function askForPassword(): Promise<string> {
  if (!process.stdin.isTTY) {
    throw wrongUsage('There is no terminal to ask for the password on: give it with --password-stdin.');
  }
  const password = await askUnseen('Password: ');
  const again = await askUnseen('The same again: ');
  if (password !== again) throw wrongUsage('The two passwords differ. Nothing was changed.');
  return password;
}

const ENTER = new Set(['\r', '\n', '\u0004']);
const INTERRUPT = '\u0003';
const ERASE = new Set(['\u007f', '\b']);
const ERASE_ALL = '\u0015';

/** Character by character: in this mode the terminal shows nothing and leaves Ctrl-C to us. */
async function askUnseen(question: string): Promise<string> {
  process.stderr.write(question);
  const { stdin } = process;
  stdin.setRawMode(true);
  stdin.setEncoding('utf8').resume();
  try {
    return await new Promise<string>((resolve, reject) => {
      let typed: string[] = [];
      const onData = (text: string) => {
        for (const character of text) {
          if (ENTER.has(character)) {
            stdin.off('data', onData);
            return resolve(typed.join(''));
          }
          if (character === INTERRUPT) {
            stdin.off('data', onData);
            return reject(wrongUsage('Interrupted. Nothing was changed.'));
          }
          if (ERASE.has(character)) typed.pop();
          else if (character === ERASE_ALL) typed = [];
          else typed.push(character);
        }
      };
      stdin.on('data', onData);
    });
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    say('');
  }
}
