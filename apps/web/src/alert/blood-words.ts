import type { BloodEvidenceResponse, BloodPointResponse } from '@interstice/contracts';

type Value = Pick<BloodPointResponse, 'on' | 'lineageId' | 'amount' | 'low' | 'high'> &
  Partial<Pick<BloodPointResponse, 'grades'>>;

export interface BloodRow {
  readonly what: 'before' | 'run' | 'recovered';
  readonly point: Value;
  /** Limits in words, with their drugs; none but in the run. */
  readonly outside: readonly string[];
}

/** The rows of the table, oldest first; none for who reads no values. */
export function bloodRows({ run, before, recoveredBy, limits }: BloodEvidenceResponse): readonly BloodRow[] {
  if (run.length === 0) return [];
  const wordsOf = (id: string): string => {
    const line = limits.find((limit) => limit.id === id);
    return line?.says === undefined ? id : `${line.drug ?? ''} ${line.says}`.trim();
  };
  return [
    ...(before === null ? [] : [{ what: 'before' as const, point: before, outside: [] }]),
    ...run.map((point) => ({ what: 'run' as const, point, outside: point.outside.map(wordsOf) })),
    ...(recoveredBy === null ? [] : [{ what: 'recovered' as const, point: recoveredBy, outside: [] }]),
  ];
}

/** @example rangeInWords({ low: 2 }) //=> 'from 2' */
export function rangeInWords({ low, high }: Pick<BloodPointResponse, 'low' | 'high'>): string {
  if (low !== undefined && high !== undefined) return `${low} to ${high}`;
  if (low !== undefined) return `from ${low}`;
  return high === undefined ? 'not printed' : `to ${high}`;
}

/** @example gradeInWords(null) //=> 'cannot grade' */
export function gradeInWords(grade: number | null | undefined): string {
  if (grade === undefined) return '';
  return grade === null ? 'cannot grade' : String(grade);
}
