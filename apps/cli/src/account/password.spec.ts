import { describe, expect, it } from '@jest/globals';
import { requireStrong } from './password.js';

const WORDS = ['bob.the.nurse@clinic.example', 'Bob Example the Nurse'];

describe('the password of a new account', () => {
  it.each([
    ['is too short', 'fourteen chars', 'fewer than 15 characters'],
    ['is empty', '', 'fewer than 15 characters'],
    ['is longer than a sign-in takes', 'pass phrase '.repeat(100), 'more than 1024 characters'],
    ['is one word again and again', 'abcabcabcabcabcabc', 'fewer than 6 different characters'],
    ['is the address', 'Bob.The.Nurse@clinic.example', 'the address or a name of the account'],
    ['is the name', 'bob example the nurse', 'the address or a name of the account'],
    ['is the one of the demo clinic', 'interstice-demo', 'known to all'],
  ])('is refused when it %s', (_, password, expected) => {
    expect(() => requireStrong(password, WORDS)).toThrow(expected);
  });

  it('may be several plain words, of 15 characters and more, in any script', () => {
    expect(() => requireStrong('fifteen letters', WORDS)).not.toThrow();
    expect(() => requireStrong('ein sehr langer Satz für Ärzte', WORDS)).not.toThrow();
  });
});
