import type * as Contracts from '@interstice/contracts';
import type { AnyFact, FactKind } from '../api/facts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface Common {
  /** The field of the contract; a point leads into it. */
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly isRequired?: true;
  /** Stays for the next result of the same patient, which mostly comes from the same laboratory. */
  readonly stays?: true;
  /** What it starts with. */
  readonly initial?: string;
}

/** The unit of a number, where the report decides it. */
export interface UnitChoice {
  readonly name: string;
  readonly options: readonly Option[];
}

export interface NumberField extends Common {
  readonly type: 'number';
  readonly unit?: string;
  readonly unitChoice?: UnitChoice;
  /** The greatest number that can be meant; what could only be meant as more has one reading less. */
  readonly most?: number;
  readonly isCompared?: true;
  readonly shown?: (value: number) => string;
  /** What a number that was typed means, where a source says so. */
  readonly means?: (value: number) => string | undefined;
  /** The field of which this is a limit, in the same unit. A limit is asked for only beside a value. */
  readonly limitOf?: string;
}

/** When on a day, by the clocks of the site. */
export interface TimeField extends Common {
  readonly type: 'time';
  /** The field of its day. */
  readonly of: string;
  /** Given by {@link formAt}. */
  readonly timeZone?: string;
}

export type Field =
  | NumberField
  | TimeField
  | (Common & { readonly type: 'day'; readonly mayBePlanned?: true; readonly isEmptyAtFirst?: true })
  | (Common & { readonly type: 'choice'; readonly options: readonly Option[]; readonly isCompared?: true })
  | (Common & { readonly type: 'yes-no'; readonly yes?: string; readonly no?: string })
  | (Common & { readonly type: 'tick' })
  | (Common & {
      readonly type: 'text';
      readonly isCompared?: true;
      readonly isSuggested?: true;
      /** Chosen from, so that one thing has one name; any other can be written. */
      readonly choices?: readonly string[];
    })
  | (Common & { readonly type: 'list' })
  | (Common & { readonly type: 'several'; readonly options: readonly Option[] });

export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly Field[];
  /** What is seldom needed stands behind a button that opens it. */
  readonly isFolded?: true;
}

type SchemaName = {
  [Name in keyof typeof Contracts]: Name extends `${string}Request` | `${string}Correction` ? Name : never;
}[keyof typeof Contracts];

/** One form, from which entry, comparison, correction and their checks are made. */
export interface FormDescription {
  readonly groups: readonly FieldGroup[];
  readonly request: SchemaName;
  /** Said when nothing at all was given. */
  readonly nothing?: string;
}

/** A result as the contract writes it. */
export type Body = Readonly<Record<string, unknown>>;

export interface FactForm extends FormDescription {
  readonly kind: FactKind;
  /** As in "Enter a PFT". */
  readonly one: string;
  readonly name: string;
  readonly correction: SchemaName;
  /** The days by which the results of this kind are in order, the first that is given. */
  readonly days: readonly string[];
  /** The values as the form shows them, where they were reported in another unit. */
  readonly asReported?: (fact: AnyFact) => Body;
  /** Why the value of two results is not compared. */
  readonly notCompared?: (field: string, earlier: Body, now: Body) => string | undefined;
  /** What a comparison takes for granted. */
  readonly caveat?: (field: string, earlier: Body, now: Body) => string | undefined;
}

export function fieldsOf({ groups }: FormDescription): readonly Field[] {
  return groups.flatMap(({ fields }) => fields);
}

/** The form of a site: its times of day are those of the clocks there. */
export function formAt<Form extends FormDescription>(form: Form, timeZone: string): Form {
  return {
    ...form,
    groups: form.groups.map((group) => ({
      ...group,
      fields: group.fields.map((field) => (field.type === 'time' ? { ...field, timeZone } : field)),
    })),
  };
}

/** The clocks by which a time of day is meant; a form that was not placed at a site knows none. */
export function zoneOf({ name, timeZone }: TimeField): string {
  if (timeZone === undefined) throw new Error(`No time zone for ${name}: formAt gives it`);
  return timeZone;
}

/** @example optionsOf({ pre: 'Before', post: 'After' }) //=> [{ value: 'pre', label: 'Before' }, …] */
export function optionsOf(labels: Readonly<Record<string, string>>): readonly Option[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/** @example resultOf({ one: 'a blood test' }) //=> 'blood test' */
export function resultOf({ one }: Pick<FactForm, 'one'>): string {
  return one.replace(/^an? /, '');
}

/** What a body says at a place such as "units.haemoglobin". */
export function valueAt(body: Body, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>(
      (inside, key) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined),
      body,
    );
}

export function dayOf({ days }: Pick<FactForm, 'days'>, body: Body): string {
  const day = days.map((name) => valueAt(body, name)).find((it) => typeof it === 'string');
  return typeof day === 'string' ? day : '';
}
