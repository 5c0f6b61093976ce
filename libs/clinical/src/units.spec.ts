import fc from 'fast-check';
import {
  centimetres,
  centimetresFromTenths,
  dlcoAmount,
  dlcoAmountFromThousandths,
  gramsPerLitre,
  gramsPerLitreFromTenths,
  millilitres,
  pctOfLung,
  pctOfLungFromTenths,
  pctPoints,
  pctPointsFromTenths,
  pctPred,
  pctPredFromTenths,
  relPct,
  relPctFromTenths,
  UnrepresentableNumberError,
} from './units.js';

describe('A number with a unit', () => {
  it('holds what the laboratory reports, as a whole number', () => {
    expect(millilitres(2700)).toBe(2700);
    expect(pctPred(70.1)).toBe(701);
    expect(pctPoints(5)).toBe(50);
    expect(relPct(10)).toBe(100);
    expect(pctOfLung(20)).toBe(200);
    expect(dlcoAmount(5.123)).toBe(5123);
    expect(gramsPerLitre(132.5)).toBe(1325);
    expect(centimetres(162.5)).toBe(1625);
    expect(pctPoints(-3.3)).toBe(-33);
    expect(Object.is(pctPoints(-0), 0)).toBe(true);
    expect(Object.is(millilitres(-0), 0)).toBe(true);
  });

  it('comes back unchanged from storage', () => {
    expect(pctPredFromTenths(701)).toBe(pctPred(70.1));
    expect(pctPointsFromTenths(50)).toBe(pctPoints(5));
    expect(relPctFromTenths(100)).toBe(relPct(10));
    expect(pctOfLungFromTenths(200)).toBe(pctOfLung(20));
    expect(dlcoAmountFromThousandths(5123)).toBe(dlcoAmount(5.123));
    expect(gramsPerLitreFromTenths(1325)).toBe(gramsPerLitre(132.5));
    expect(centimetresFromTenths(1625)).toBe(centimetres(162.5));
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e21, 1e-7, 80.05, 2 ** 53])(
    'refuses %d %% predicted',
    (value) => {
      expect(() => pctPred(value)).toThrow(UnrepresentableNumberError);
    },
  );

  it('refuses more decimals than are stored rather than rounding them away', () => {
    expect(() => millilitres(3.2)).toThrow('millilitres');
    expect(() => dlcoAmount(5.1234)).toThrow(UnrepresentableNumberError);
    expect(() => pctPredFromTenths(70.1)).toThrow(UnrepresentableNumberError);
    expect(() => millilitres(3.2)).toThrow('Give a whole number.');
    expect(() => dlcoAmount(5.1234)).toThrow('Give a number with at most 3 decimal(s).');
    expect(() => pctPred(70.15)).toThrow(expect.objectContaining({ code: 'unrepresentable-number' }));
  });

  it('holds every value of one decimal exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (tenths) => {
        expect(pctPred(tenths / 10)).toBe(tenths);
      }),
    );
  });
});

describe('Units', () => {
  it('do not mix: the lines below compile only because each is expected to fail', () => {
    const absolute = pctPoints(10);
    // @ts-expect-error an absolute change is not a relative one
    const mixedChange: ReturnType<typeof relPct> = absolute;
    // @ts-expect-error litres are not percent predicted
    const mixedMeasure: ReturnType<typeof pctPred> = millilitres(2700);
    // @ts-expect-error a bare number has no unit
    const bare: ReturnType<typeof millilitres> = 2700;
    expect([mixedChange, mixedMeasure, bare]).toHaveLength(3);
  });
});
