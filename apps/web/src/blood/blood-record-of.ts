import type { BloodLimitResponse, BloodPointResponse, BloodSeriesResponse } from '@interstice/contracts';
import type { AnalyteSeries, BloodRecord, LimitLine } from './blood-record';

type Analyte = BloodSeriesResponse['analytes'][number];

/** What the server tells of blood over time, for the chart and its table. */
export function bloodRecordOf({
  analytes,
  cannotShow,
  insufficient,
  drugs,
}: BloodSeriesResponse): BloodRecord {
  return {
    series: analytes.filter(({ points }) => points.length > 0).map(seriesOf),
    courses: drugs.map(({ courseId, title, fromOn, toOn, holds }) => ({
      id: courseId,
      drug: title.charAt(0).toUpperCase() + title.slice(1),
      from: fromOn,
      ...(toOn !== null && { to: toOn }),
      holds: holds.map((hold) => ({ from: hold.fromOn, ...(hold.toOn !== null && { to: hold.toOn }) })),
    })),
    cannotShow: cannotShow.map(({ reason }) => reason.text),
    insufficient,
  };
}

/** Only what a limit of a drug is on, or lay outside one; all of it where there is no such analyte. */
export function watchedOnly(record: BloodRecord): BloodRecord {
  const series = record.series.filter(
    ({ limits, points }) => limits.length > 0 || points.some(({ outside }) => outside.length > 0),
  );
  return series.length === 0 ? record : { ...record, series };
}

function seriesOf({ analyte, title, unit, points, limits, moving }: Analyte): AnalyteSeries {
  const named = new Map(limits.map((limit) => [limit.id, labelOf(limit)]));
  return {
    analyte,
    title: title.charAt(0).toUpperCase() + title.slice(1),
    unit,
    points: points.map(({ on, lineageId, amount, low, high, outside, grades }) => ({
      lineageId,
      on,
      value: amount,
      ...((low !== undefined || high !== undefined) && {
        range: { ...(low !== undefined && { low }), ...(high !== undefined && { high }) },
      }),
      outside: [...new Set(outside.flatMap((id) => named.get(id) ?? []))],
      grades: grades.map(gradeInWords),
    })),
    limits: limits.flatMap((limit) => lineOf(limit, unit)),
    notes: moving === null ? [] : [moving.text],
  };
}

const labelOf = ({ says, drug }: BloodLimitResponse) => `${says}: ${drug}`;

/** A limit that hangs on another value has no one place on the axis; it is told with the values that lie outside. */
function lineOf(limit: BloodLimitResponse, unit: string): LimitLine[] {
  if (limit.value === null) return [];
  return [
    {
      id: `${limit.id} ${limit.courseId}`,
      label: withoutUnit(labelOf(limit), unit),
      value: limit.value,
      from: limit.fromOn,
      ...(limit.toOn !== null && { to: limit.toOn }),
    },
  ];
}

/** @example withoutUnit('below 1.3 × 10⁹/L: mycophenolate', '10⁹/L') //=> 'below 1.3: mycophenolate' */
function withoutUnit(label: string, unit: string): string {
  return label.replace(` × ${unit}`, '').replace(` ${unit}`, '');
}

const VERSIONS: Readonly<Record<BloodPointResponse['grades'][number]['version'], string>> = {
  'ctcae-v5': 'CTCAE v5',
  'ctcae-v6': 'CTCAE v6',
};

/** @example gradeInWords({ version: 'ctcae-v5', grade: 2 }) //=> 'CTCAE v5: grade 2.' */
function gradeInWords({ version, grade }: BloodPointResponse['grades'][number]): string {
  return `${VERSIONS[version]}: ${grade === null ? 'cannot be graded, for lack of the laboratory’s limit' : `grade ${grade}`}.`;
}
