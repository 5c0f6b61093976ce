import { readEnteredNumber, writtenNumber } from './entered-number';
import { fieldsOf, valueAt, zoneOf, type Body, type Field, type FormDescription } from './field';
import { readTime, timeAt } from './time-of-day';

/** What stands in the fields, as text; nothing is the empty text. */
export type Values = Readonly<Record<string, string>>;
/** What is wrong, by field; '' is the form as a whole. */
export type Errors = Readonly<Record<string, string>>;

/** What a form starts with. */
export function initialValues(form: FormDescription, today: string): Values {
  const values: Record<string, string> = {};
  for (const field of fieldsOf(form)) {
    values[field.name] =
      field.type === 'day' && field.isRequired && !field.isEmptyAtFirst ? today : (field.initial ?? '');
    if (field.type === 'number' && field.unitChoice) values[field.unitChoice.name] = '';
  }
  return values;
}

/** What a form holds for the next result: what mostly stays, and nothing that was measured. */
export function valuesForNext(form: FormDescription, values: Values, today: string): Values {
  const next: Record<string, string> = { ...initialValues(form, today) };
  for (const field of fieldsOf(form)) {
    if (field.stays) next[field.name] = values[field.name] ?? '';
    if (field.type === 'number' && field.unitChoice) {
      next[field.unitChoice.name] = values[field.unitChoice.name] ?? '';
    }
  }
  return next;
}

/** A recorded result as the fields show it. */
export function valuesOf(form: FormDescription, body: Body): Values {
  const values: Record<string, string> = {};
  for (const field of fieldsOf(form)) {
    const value = valueAt(body, field.name);
    values[field.name] =
      field.type === 'time' && typeof value === 'string' ? timeAt(value, zoneOf(field)) : textOf(value);
    if (field.type === 'number' && field.unitChoice) {
      values[field.unitChoice.name] = textOf(valueAt(body, field.unitChoice.name));
    }
  }
  return values;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (typeof value === 'number') return writtenNumber(value);
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
}

/**
 * What the fields say as the contract writes it, with what cannot be read from them. What is merely impossible the
 * contract tells.
 *
 * @param today - the last day on which something can have happened
 */
export function bodyOf(
  form: FormDescription,
  values: Values,
  today: string,
): { readonly body: Body; readonly errors: Errors } {
  const body: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const field of fieldsOf(form)) {
    const text = (values[field.name] ?? '').trim();
    if (isBesideNothing(field, values)) continue;
    if (text === '') {
      if (field.isRequired) errors[field.name] = missing(field);
      continue;
    }
    const read = readField(field, text, { today, values });
    if ('why' in read) errors[field.name] = read.why;
    else if (read.value !== undefined) put(body, field.name, read.value);
    const unit = field.type === 'number' && field.unitChoice ? (values[field.unitChoice.name] ?? '') : '';
    if (unit !== '' && field.type === 'number' && field.unitChoice) put(body, field.unitChoice.name, unit);
  }
  return { body, errors };
}

/** A limit without its value says nothing, nor does a time without its day. */
function isBesideNothing(field: Field, values: Values): boolean {
  const about = field.type === 'number' ? field.limitOf : field.type === 'time' ? field.of : undefined;
  return about !== undefined && (values[about] ?? '').trim() === '';
}

function missing(field: Field): string {
  if (field.type === 'day') return 'Please give the day.';
  return field.type === 'choice' ? 'Please choose.' : 'Please fill this in.';
}

function readField(
  field: Field,
  text: string,
  { today, values }: { readonly today: string; readonly values: Values },
): { readonly value: unknown } | { readonly why: string } {
  switch (field.type) {
    case 'number': {
      const read = readEnteredNumber(
        text,
        field.unitChoice?.name.startsWith('units.') ? Infinity : field.most,
      );
      if (read.kind === 'unclear') return { why: read.why };
      return { value: read.kind === 'number' ? read.value : undefined };
    }
    case 'day':
      return text > today && !field.mayBePlanned
        ? { why: 'Expected a day no later than today.' }
        : { value: text };
    case 'time': {
      const read = readTime(values[field.of] ?? '', text, zoneOf(field));
      return read.kind === 'instant' ? { value: read.instant } : { why: read.why };
    }
    case 'yes-no':
      return { value: text === 'true' };
    case 'tick':
      return { value: text === 'true' ? true : undefined };
    case 'list':
    case 'several':
      return { value: listed(text) };
    default:
      return { value: text };
  }
}

/** @example listed('ssc, ra') //=> ['ssc', 'ra'] */
export function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function put(body: Record<string, unknown>, name: string, value: unknown): void {
  const [first = name, ...rest] = name.split('.');
  if (rest.length === 0) {
    body[first] = value;
    return;
  }
  const inner = { ...(body[first] as Record<string, unknown> | undefined) };
  put(inner, rest.join('.'), value);
  body[first] = inner;
}

interface Issue {
  /** JSON pointer. */
  readonly pointer: string;
  readonly detail: string;
}

/**
 * What the contract or the server found wrong, beside the fields it is about and with the words of the form.
 *
 * @example errorsByField(form, [{ pointer: '/units/haemoglobin', detail: 'expected …' }]) //=> { haemoglobin: … }
 */
export function errorsByField(form: FormDescription, issues: readonly Issue[]): Errors {
  const errors: Record<string, string> = {};
  for (const { pointer, detail } of issues) {
    const name = pointer.replace(/^\//, '').replaceAll('/', '.');
    const field = fieldsOf(form).find(
      (it) =>
        it.name === name ||
        (it.type === 'number' && it.unitChoice?.name === name) ||
        name.startsWith(`${it.name}.`) ||
        (name !== '' && it.name.startsWith(`${name}.`)),
    );
    if (field) errors[field.name] ??= sentence(form, detail);
    else if (name === '') errors[''] ??= form.nothing ?? sentence(form, detail);
    else errors[name === 'reason' ? 'reason' : ''] ??= sentence(form, detail);
  }
  return errors;
}

/** Names of the contract that are no words of their own. */
const CODES = new Set(['ctd', 'dlco', 'wbc', 'spo2']);

/** The names of the contract become those of the form; references to the rules of this project are left out. */
function sentence(form: FormDescription, detail: string): string {
  const told = fieldsOf(form).reduce(
    (text, { name, label }) =>
      CODES.has(name) || /[A-Z]/.test(name)
        ? text.replace(new RegExp(`\\b${name}\\b`, 'g'), `“${label}”`)
        : text,
    detail.replace(/ \(B-\d+\)/g, ''),
  );
  return told.charAt(0).toUpperCase() + told.slice(1) + (/[.?!]$/.test(told) ? '' : '.');
}
