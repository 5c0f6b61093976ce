import { inRecordedUnit, type Analyte, ANALYTES } from '@interstice/clinical';
import type { AnyFact, FactKind } from '../api/facts';
import { formatDay } from '../ui/day';
import { differenceInWords } from './difference';
import {
  dayOf,
  valueAt,
  zoneOf,
  type Body,
  type FactForm,
  type Field,
  type NumberField,
  type Option,
} from './field';
import { timeAt } from './time-of-day';

/** A value beside the last one on record, in words; no verdict. */
export interface ComparedValue {
  readonly before: string;
  readonly difference?: string;
  /** Why another value on record is not compared. */
  readonly notCompared?: string;
}

const OF_THE_LUNGS: ReadonlySet<FactKind> = new Set(['pft', 'hrct', 'symptom-report', 'oxygen-need']);

/**
 * Compares one value of a form with the last one that was recorded on its day or before.
 *
 * @param form - of the kind
 * @param field - whose value is compared
 * @param now - what the form says
 * @param past - what is on record of the kind, the latest day first, without the result that is being corrected
 * @param graftOn - since when the lungs are a graft: what is of the lungs is compared with nothing before it (B-27)
 * @returns null when nothing of it is on record
 */
export function compareWithPast(
  form: FactForm,
  field: Field,
  now: Body,
  past: readonly AnyFact[],
  graftOn: string | null = null,
): ComparedValue | null {
  const day = dayOf(form, now);
  const earlier = past.filter(
    (fact) =>
      valueAt(fact as unknown as Body, field.name) !== undefined &&
      (day === '' || dayOfFact(form, fact) <= day),
  );
  const [last] = earlier;
  if (last === undefined) return null;
  const whyNot = (fact: AnyFact) =>
    graftOn !== null && OF_THE_LUNGS.has(form.kind) && dayOfFact(form, fact) < graftOn && graftOn <= day
      ? `the lungs are a graft since ${formatDay(graftOn)}`
      : form.notCompared?.(field.name, fact, now);
  const why = whyNot(last);
  const like = earlier.find((fact) => whyNot(fact) === undefined);
  const passed = why === undefined ? {} : { notCompared: `${said(form, field, last)} not compared: ${why}` };
  if (like === undefined)
    return { before: said(form, field, last), notCompared: `Not compared: ${why ?? ''}` };
  const difference = differenceOf(form, field, like, now);
  return { before: said(form, field, like), ...(difference === undefined ? {} : { difference }), ...passed };
}

function dayOfFact(form: FactForm, fact: AnyFact): string {
  return dayOf(form, fact);
}

function said(form: FactForm, field: Field, fact: AnyFact): string {
  return `${shownValue(field, fact)} on ${formatDay(dayOfFact(form, fact))}`;
}

function differenceOf(form: FactForm, field: Field, earlier: Body, now: Body): string | undefined {
  if (field.type !== 'number') return undefined;
  const before = valueAt(earlier, field.name);
  const value = inUnitOfRecord(field, now);
  if (typeof before !== 'number' || value === undefined) return undefined;
  const caveat = form.caveat?.(field.name, earlier, now);
  const unit = field.unitChoice ? unitOnRecord(field, earlier) : (field.unit ?? '');
  const words = differenceInWords(before, value, unit.startsWith('%') ? '%' : unit);
  return caveat === undefined ? words : `${words} (${caveat})`;
}

/** Blood values stand on record in one unit, whatever unit is being typed. */
function inUnitOfRecord(field: NumberField, now: Body): number | undefined {
  const value = valueAt(now, field.name);
  if (typeof value !== 'number') return undefined;
  const unit = field.unitChoice && valueAt(now, field.unitChoice.name);
  if (!isAnalyte(field.name) || typeof unit !== 'string' || unit === '') return value;
  const converted = inRecordedUnit(field.name, value, unit);
  return converted.known ? converted.amount / 1000 : undefined;
}

function unitOnRecord(field: NumberField, earlier: Body): string {
  if (isAnalyte(field.name)) return ANALYTES[field.name].unit;
  const unit = field.unitChoice && valueAt(earlier, field.unitChoice.name);
  return typeof unit === 'string' ? unit : '';
}

function isAnalyte(name: string): name is Analyte {
  return Object.hasOwn(ANALYTES, name);
}

/** A recorded value as people read it. */
export function shownValue(field: Field, body: Body): string {
  const value = valueAt(body, field.name);
  if (value === undefined || value === null || value === '') return 'nothing';
  switch (field.type) {
    case 'number': {
      if (typeof value !== 'number') return '';
      if (field.shown) return field.shown(value);
      const chosen = valueAt(body, field.unitChoice?.name ?? `units.${field.limitOf ?? ''}`);
      const unit = typeof chosen === 'string' && chosen !== '' ? chosen : unitOfAnalyte(field);
      return `${value} ${unit}`.trim();
    }
    case 'day':
      return typeof value === 'string' ? formatDay(value) : '';
    case 'time':
      return typeof value === 'string' ? timeAt(value, zoneOf(field)) : '';
    case 'choice':
      return labelOf(field.options, value);
    case 'several':
      return Array.isArray(value) ? value.map((one) => labelOf(field.options, one)).join(', ') : '';
    case 'yes-no':
      return value === true ? (field.yes ?? 'Yes') : (field.no ?? 'No');
    case 'tick':
      return value === true ? 'Yes' : 'No';
    case 'list':
      return Array.isArray(value) ? value.map(String).join(', ') : '';
    default:
      return textOf(value);
  }
}

function labelOf(options: readonly Option[], value: unknown): string {
  return options.find((option) => option.value === value)?.label ?? textOf(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function unitOfAnalyte(field: NumberField): string {
  const name = field.limitOf ?? field.name;
  return field.unit ?? (isAnalyte(name) ? ANALYTES[name].unit : '');
}
