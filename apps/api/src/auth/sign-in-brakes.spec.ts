import { describe, expect, it } from '@jest/globals';
import { BoundedMap } from './bounded-map.js';
import { clientOf, MOST_AT_ONCE, SECONDS_PER_FAILURE } from './client-budget.js';
import { SignInBrakes, type CountedAttempt } from './sign-in-brakes.js';
import { FROM_EVERYWHERE, FROM_ONE_ADDRESS } from './sign-in-wait.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 31, 8) + seconds * 1000);

function counted(attempt: CountedAttempt | number): CountedAttempt {
  if (typeof attempt === 'number') throw new Error(`has to wait ${attempt} s`);
  return attempt;
}

describe('guessing', () => {
  it('one password on each of many accounts costs the client time, and nobody else', () => {
    const brakes = new SignInBrakes();
    for (let account = 0; account < MOST_AT_ONCE; account += 1) {
      counted(brakes.count(`account-${account}`, '192.0.2.1', at(0)));
    }
    expect(brakes.count('owner', '192.0.2.1', at(0))).toBe(SECONDS_PER_FAILURE);
    counted(brakes.count('owner', '192.0.2.2', at(0)));
    const later = counted(brakes.count('owner', '192.0.2.1', at(SECONDS_PER_FAILURE)));
    expect(brakes.count('another', '192.0.2.1', at(SECONDS_PER_FAILURE))).toBe(SECONDS_PER_FAILURE);
    brakes.succeeded(later);
    counted(brakes.count('another', '192.0.2.1', at(SECONDS_PER_FAILURE)));
  });

  it('a right password does not pay for the wrong ones before it', () => {
    const brakes = new SignInBrakes();
    for (let account = 0; account < MOST_AT_ONCE - 1; account += 1) {
      counted(brakes.count(`account-${account}`, '192.0.2.1', at(0)));
    }
    brakes.succeeded(counted(brakes.count('own', '192.0.2.1', at(0))));
    counted(brakes.count('victim', '192.0.2.1', at(0)));
    expect(brakes.count('victim', '192.0.2.1', at(0))).toBe(SECONDS_PER_FAILURE);
  });

  it('counts nothing when nobody looked at the password', () => {
    const brakes = new SignInBrakes();
    for (let attempt = 0; attempt < 3 * FROM_ONE_ADDRESS.free; attempt += 1) {
      brakes.takeBack(counted(brakes.count('owner', '192.0.2.1', at(0))));
    }
  });

  it('at an account that nobody has waits as at one that somebody has', () => {
    const brakes = new SignInBrakes();
    for (let attempt = 0; attempt < FROM_EVERYWHERE.free; attempt += 1) {
      expect(brakes.countUnknown(counted(brakes.count('nobody', `192.0.2.${attempt}`, at(0))))).toBe(0);
    }
    const next = counted(brakes.count('nobody', '198.51.100.1', at(0)));
    expect(brakes.countUnknown(next)).toBe(1);
    expect(brakes.isKnown(next)).toBe(false);
  });
});

describe('the client of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:0:1:aaaa::1', '2001:db8:0:1'],
    ['2001:DB8:0000:0001:bbbb:0:0:2', '2001:db8:0:1'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('of %s is %s', (address, client) => {
    expect(clientOf(address)).toBe(client);
  });
});

describe('what is remembered of sign-ins', () => {
  it('is bounded: the longest untouched goes first', () => {
    const map = new BoundedMap<number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.set('a', 3);
    map.set('c', 4);
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([3, undefined, 4]);
  });
});
