/** What somebody typed where a number was expected. */
export type EnteredNumber =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'unclear'; readonly why: string };

const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/;
/** One to three digits, a mark, three digits: a decimal to some and thousands to others. */
const TWO_READINGS = /^[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * Reads a number as it was typed, with a comma or a point before its decimals. What can be read in two ways is given
 * back, never guessed.
 *
 * @param text - as typed; blanks around it do not count
 * @param most - the greatest number that can be meant; a reading above it is none
 * @returns the number, nothing, or why it cannot be told
 * @example readEnteredNumber('5,36') //=> { kind: 'number', value: 5.36 }
 * @example readEnteredNumber('2.640') //=> { kind: 'unclear', why: … }: 2640 to some, 2.64 to others
 * @example readEnteredNumber('5.361', 75) //=> { kind: 'number', value: 5.361 }: it cannot be five thousand
 */
export function readEnteredNumber(text: string, most = Infinity): EnteredNumber {
  const typed = text.trim();
  if (typed === '') return { kind: 'nothing' };
  if (!NUMBER.test(typed)) {
    return { kind: 'unclear', why: 'Digits only, with one comma or point before decimals.' };
  }
  const value = Number(typed.replace(',', '.'));
  const asThousands = Number(typed.replace(/[.,]/, ''));
  if (TWO_READINGS.test(typed) && asThousands <= most) {
    const either = `${asThousands} or ${writtenNumber(value)}`;
    return { kind: 'unclear', why: `This may be ${either}. Please write one of them.` };
  }
  return { kind: 'number', value };
}

/**
 * A number as somebody can type it and be understood: three decimals would be taken for thousands, so a fourth ends
 * them.
 *
 * @example writtenNumber(1.234) //=> '1.2340'
 */
export function writtenNumber(value: number): string {
  return TWO_READINGS.test(String(value)) ? `${value}0` : String(value);
}
