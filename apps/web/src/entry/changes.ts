import { shownValue } from './comparison';
import type { Values } from './entered-values';
import { fieldsOf, valueAt, type Body, type FormDescription } from './field';

/** One field of a result, as people read it, in several versions. */
export interface FieldVersions {
  readonly label: string;
  readonly versions: readonly string[];
}

/**
 * The fields in which versions of a result differ.
 *
 * @example changedFields(form, [{ fvcMl: 2640 }, { fvcMl: 2460 }])
 *   //=> [{ label: 'FVC', versions: ['2640 mL (2.64 L)', '2460 mL (2.46 L)'] }]
 */
export function changedFields(form: FormDescription, bodies: readonly Body[]): readonly FieldVersions[] {
  return fieldsOf(form)
    .filter((field) => {
      const names =
        field.type === 'number' && field.unitChoice ? [field.name, field.unitChoice.name] : [field.name];
      return (
        new Set(bodies.map((body) => JSON.stringify(names.map((name) => valueAt(body, name) ?? null)))).size >
        1
      );
    })
    .map((field) => ({ label: field.label, versions: bodies.map((body) => shownValue(field, body)) }));
}

/**
 * What somebody typed, put on top of what somebody else recorded meanwhile: their own changes stay, all else is as it
 * stands now.
 *
 * @example ontoCurrent({ began: { a: '1', b: '1' }, typed: { a: '2', b: '1' }, current: { a: '1', b: '3' } })
 *   //=> { a: '2', b: '3' }
 */
export function ontoCurrent(versions: {
  readonly began: Values;
  readonly typed: Values;
  readonly current: Values;
}): Values {
  const { began, typed, current } = versions;
  const names = new Set([...Object.keys(typed), ...Object.keys(current)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const isOwn = (typed[name] ?? '') !== (began[name] ?? '');
      return [name, (isOwn ? typed[name] : current[name]) ?? ''];
    }),
  );
}
