import { formatDay } from '../ui/day';
import type { AnalyteSeries, BloodPoint, BloodRecord } from './blood-record';

/** @example valueInWords({ value: 1.2, … }, { unit: '10⁹/L', … }) //=> '1.2 × 10⁹/L' */
export function valueInWords(
  { value }: Pick<BloodPoint, 'value'>,
  { unit }: Pick<AnalyteSeries, 'unit'>,
): string {
  return unit.startsWith('10') ? `${value} × ${unit}` : `${value} ${unit}`;
}

/** @example rangeInWords({ low: 2, high: 7 }) //=> '2 to 7' */
export function rangeInWords(range: BloodPoint['range']): string {
  if (range?.low !== undefined && range.high !== undefined) return `${range.low} to ${range.high}`;
  if (range?.low !== undefined) return `from ${range.low}`;
  return range?.high === undefined ? '' : `up to ${range.high}`;
}

/** The chart in a few sentences, for whoever does not see it. */
export function seriesInWords({ series, courses }: BloodRecord): string {
  return [
    ...series.map((one) => {
      const [first, last] = [one.points[0], one.points.at(-1)];
      if (first === undefined || last === undefined) return '';
      const outside = one.points.filter((point) => point.outside.length > 0).length;
      const told = outside === 0 ? '' : `, ${outside} outside a limit`;
      if (one.points.length === 1)
        return `${one.title}: one value, ${valueInWords(first, one)} on ${formatDay(first.on)}${told}.`;
      return (
        `${one.title}: ${one.points.length} values, from ${valueInWords(first, one)} on ${formatDay(first.on)} ` +
        `to ${valueInWords(last, one)} on ${formatDay(last.on)}${told}.`
      );
    }),
    courses.length === 0 ? '' : `Drugs: ${[...new Set(courses.map(({ drug }) => drug))].join(', ')}.`,
    'Everything is in the table below.',
  ]
    .filter(Boolean)
    .join(' ');
}
