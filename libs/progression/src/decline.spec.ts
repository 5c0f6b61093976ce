import { millilitres, pctPoints, pctPred, pctPredFromTenths, relPct } from '@interstice/clinical';
import fc from 'fast-check';
import {
  EXACT_FIVE_POINTS,
  EXACT_TEN_POINTS,
  EXACT_TENTH_LITRES,
  EXACT_TENTH_PCT,
  EXACT_TWENTIETH_LITRES,
} from './decline.cases.js';
import {
  absoluteDecline,
  leastForAbsoluteDecline,
  leastForRelativeDecline,
  reachesAbsoluteDecline,
  reachesRelativeDecline,
  relativeDecline,
} from './decline.js';

const ml = (litres: number) => millilitres(Math.round(litres * 1000));

describe('A relative fall', () => {
  it('from 3000 to 2700 mL reaches 10 %, to 2701 mL does not', () => {
    expect(reachesRelativeDecline(millilitres(3000), millilitres(2700), relPct(10))).toBe(true);
    expect(reachesRelativeDecline(millilitres(3000), millilitres(2701), relPct(10))).toBe(false);
  });

  it('from 80.0 to 72.0 % predicted reaches 10 %, to 72.1 % does not', () => {
    expect(reachesRelativeDecline(pctPred(80), pctPred(72), relPct(10))).toBe(true);
    expect(reachesRelativeDecline(pctPred(80), pctPred(72.1), relPct(10))).toBe(false);
  });

  it.each([...EXACT_TENTH_LITRES])('from %d to %d L is exactly 10 %', (earlier, later) => {
    expect(reachesRelativeDecline(ml(earlier), ml(later), relPct(10))).toBe(true);
    expect(reachesRelativeDecline(ml(earlier), millilitres(ml(later) + 1), relPct(10))).toBe(false);
  });

  it.each([...EXACT_TWENTIETH_LITRES])('from %d to %d L is exactly 5 %', (earlier, later) => {
    expect(reachesRelativeDecline(ml(earlier), ml(later), relPct(5))).toBe(true);
    expect(reachesRelativeDecline(ml(earlier), millilitres(ml(later) + 1), relPct(5))).toBe(false);
  });

  it.each([...EXACT_TENTH_PCT])('from %d to %d % predicted is exactly 10 %', (earlier, later) => {
    expect(reachesRelativeDecline(pctPred(earlier), pctPred(later), relPct(10))).toBe(true);
  });

  it('agrees with exact arithmetic for every whole value', () => {
    const value = fc.integer({ min: 1, max: 12_000 });
    fc.assert(
      fc.property(value, value, fc.integer({ min: 1, max: 1000 }), (earlier, later, tenths) => {
        const exact = BigInt(earlier - later) * 1000n >= BigInt(tenths) * BigInt(earlier);
        expect(reachesRelativeDecline(millilitres(earlier), millilitres(later), relPct(tenths / 10))).toBe(
          exact,
        );
      }),
    );
  });

  it('is shown rounded towards zero, so that 9.97 % never reads as 10', () => {
    expect(relativeDecline(pctPred(80), pctPred(72))).toBe(100);
    expect(relativeDecline(millilitres(3000), millilitres(2701))).toBe(99);
    expect(relativeDecline(millilitres(3000), millilitres(3299))).toBe(-99);
  });

  it('compares only values of one measure: this line compiles only because it is expected to fail', () => {
    // @ts-expect-error litres are not compared with percent predicted
    expect(reachesRelativeDecline(millilitres(3000), pctPred(72), relPct(10))).toBe(true);
    // @ts-expect-error an absolute threshold is not a relative one
    expect(reachesRelativeDecline(pctPred(80), pctPred(72), pctPoints(10))).toBe(true);
  });
});

describe('A fall in points of % predicted', () => {
  it('is the difference, to the tenth that the laboratory reports', () => {
    expect(absoluteDecline(pctPred(70.1), pctPred(65.1))).toBe(50);
  });

  it.each([...EXACT_FIVE_POINTS])('from %d to %d is exactly 5 points', (earlier, later) => {
    expect(reachesAbsoluteDecline(pctPred(earlier), pctPred(later), pctPoints(5))).toBe(true);
  });

  it.each([...EXACT_TEN_POINTS])('from %d to %d is exactly 10 points', (earlier, later) => {
    expect(reachesAbsoluteDecline(pctPred(earlier), pctPred(later), pctPoints(10))).toBe(true);
    expect(reachesAbsoluteDecline(pctPred(earlier), pctPred(later), pctPoints(10.1))).toBe(false);
  });
});

describe('The smallest value from which a fall counts', () => {
  it('reaches 5 % and 10 %, and one millilitre less does not, to every volume there is', () => {
    for (const share of [relPct(5), relPct(10)]) {
      for (let later = 1; later <= 12_000; later += 1) {
        const least = leastForRelativeDecline(millilitres(later), share);
        const reaches = (earlier: number) =>
          reachesRelativeDecline(millilitres(earlier), millilitres(later), share);
        if (!reaches(least) || reaches(least - 1)) throw new Error(`${least} to ${later} mL`);
      }
    }
    // 2700 of 3000 mL is exactly nine tenths.
    expect(leastForRelativeDecline(millilitres(2700), relPct(10))).toBe(3000);
    expect(leastForRelativeDecline(millilitres(2701), relPct(10))).toBe(3002);
  });

  it('reaches 5 and 10 points, and a tenth of a percent less does not', () => {
    for (const points of [pctPoints(5), pctPoints(10)]) {
      for (let tenths = 1; tenths <= 2000; tenths += 1) {
        const later = pctPredFromTenths(tenths);
        const least = leastForAbsoluteDecline(later, points);
        const reaches = (earlier: number) =>
          reachesAbsoluteDecline(pctPredFromTenths(earlier), later, points);
        if (!reaches(least) || reaches(least - 1)) throw new Error(`${least} to ${tenths} tenths`);
      }
    }
    expect(leastForAbsoluteDecline(pctPred(27.3), pctPoints(5))).toBe(323);
  });
});
