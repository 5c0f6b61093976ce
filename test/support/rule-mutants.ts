// The proof that every number of the rules is tested: rule data is changed in one place at a time, and the cases that state
// answers are asked again. A change that no case notices is a survivor. Import it as '@interstice/test-support/rule-mutants'.
import { isDeepStrictEqual } from 'node:util';

/** One case: what is answered, to be compared with what was stated beforehand. */
export interface RuleCase {
  readonly name: string;
  /** What the rules answer now; a rule that throws answers with that. */
  readonly answer: () => unknown;
  readonly stated: unknown;
}

/** One change of rule data, made in place and taken back. */
export interface RuleMutant {
  readonly name: string;
  readonly apply: () => void;
  readonly undo: () => void;
}

/** By how much a number is moved: the smallest step in which a value of its kind is recorded. */
export type StepOf = (path: readonly string[], owner: object) => number;

export interface MutantOptions {
  readonly step?: StepOf;
  /** Other values of a word that a rule chooses from a short list, by its key. */
  readonly words?: Readonly<Record<string, readonly string[]>>;
  /** Other names of a key that mean another operator. */
  readonly operators?: Readonly<Record<string, string>>;
  /** Keys that may be left out, and what then holds. */
  readonly optional?: readonly string[];
  /** What stands where nothing limits: null becomes this. */
  readonly limits?: Readonly<Record<string, unknown>>;
}

/** Told to people, decides nothing. Where what is told is an answer, as with sources, a test of its own states it. */
const TOLD = new Set([
  ...['id', 'title', 'text', 'note', 'unit', 'source', 'statements', 'preconditions', 'besides', 'effective'],
  ...['cite', 'windowCite', 'drugsCite', 'notCriterionOf', 'notCriterionCite', 'consider'],
]);

/**
 * Every change of one property of an object that other code holds on to: the object stays, the property is replaced by a
 * changed copy, so that nothing else that shares the data changes with it.
 */
export function mutantsOf(owner: object, name: string, options: MutantOptions = {}): RuleMutant[] {
  return Object.entries(owner).flatMap(([key, value]: [string, unknown]) => {
    if (TOLD.has(key)) return [];
    const within = changesOf(value, [key], owner, options).map(({ says, changed }) =>
      replacing(owner, key, changed, `${name} ${says}`),
    );
    if (options.optional?.includes(key) === true)
      within.push(replacing(owner, key, undefined, `${name} ${key} dropped`));
    const operator = options.operators?.[key];
    if (operator !== undefined)
      within.push({
        name: `${name} ${key} becomes ${operator}`,
        apply: () => {
          Reflect.deleteProperty(owner, key);
          Reflect.set(owner, operator, value);
        },
        undo: () => {
          Reflect.deleteProperty(owner, operator);
          Reflect.set(owner, key, value);
        },
      });
    return within;
  });
}

/** Every change of the elements of a list, and each element left out. What is in the list is replaced as a whole. */
export function mutantsOfList(
  list: readonly object[],
  name: string,
  options: MutantOptions = {},
): RuleMutant[] {
  return list.flatMap((element, index) => [
    dropping(list, index, `${name} ${nameOf(element, index)} dropped`),
    ...changesOf(element, [], list, options).map(({ says, changed }) =>
      replacing(list, String(index), changed, `${name} ${nameOf(element, index)} ${says}`),
    ),
  ]);
}

/** A list without one of its elements; the list itself stays. */
export function dropping(list: readonly unknown[], index: number, name: string): RuleMutant {
  const element = list[index];
  return {
    name,
    apply: () => void Array.prototype.splice.call(list, index, 1),
    undo: () => void Array.prototype.splice.call(list, index, 0, element),
  };
}

/**
 * The mutants that no case notices. A case that does not hold before anything is changed proves nothing: it is refused.
 * Those cases are asked first that share the rarest words with the name of the mutant: for speed alone.
 */
export function survivors(mutants: readonly RuleMutant[], cases: readonly RuleCase[]): string[] {
  for (const one of cases) if (!holds(one)) throw new Error(`does not hold unchanged: ${one.name}`);
  const likeliest = likeliestOf(cases);
  return mutants.flatMap((mutant) => {
    const order = likeliest(mutant.name);
    mutant.apply();
    try {
      return order.every(holds) ? [mutant.name] : [];
    } finally {
      mutant.undo();
    }
  });
}

function likeliestOf(cases: readonly RuleCase[]): (name: string) => readonly RuleCase[] {
  const known = new Map<string, Set<RuleCase>>();
  for (const one of cases)
    for (const word of wordsOf(`${one.name} ${JSON.stringify(one.stated)}`))
      known.set(word, (known.get(word) ?? new Set()).add(one));
  return (name) => {
    const likely = new Map<RuleCase, number>();
    for (const word of wordsOf(name)) {
      const having = known.get(word) ?? new Set();
      for (const one of having) likely.set(one, (likely.get(one) ?? 0) + 1 / having.size);
    }
    return [...cases].sort((first, second) => (likely.get(second) ?? 0) - (likely.get(first) ?? 0));
  };
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[a-z]+|\d+/g));
}

/** The cases that notice one mutant. */
export function killersOf(mutant: RuleMutant, cases: readonly RuleCase[]): RuleCase[] {
  mutant.apply();
  try {
    return cases.filter((one) => !holds(one));
  } finally {
    mutant.undo();
  }
}

function holds({ answer, stated }: RuleCase): boolean {
  try {
    return isDeepStrictEqual(answer(), stated);
  } catch {
    return false; // Rule data that cannot be judged at all is noticed.
  }
}

interface Change {
  readonly says: string;
  readonly changed: unknown;
}

function changesOf(value: unknown, path: readonly string[], owner: object, options: MutantOptions): Change[] {
  const says = path.join('.');
  const key = path.at(-1) ?? '';
  if (typeof value === 'number') {
    const step = options.step?.(path, owner) ?? 1;
    return [value - step, value + step].map((moved) => {
      const changed = Math.round(moved * 1e6) / 1e6;
      return { says: `${says} ${value} becomes ${changed}`, changed };
    });
  }
  if (typeof value === 'string')
    return (options.words?.[key] ?? [])
      .filter((word) => word !== value)
      .map((changed) => ({ says: `${says} ${value} becomes ${changed}`, changed }));
  if (value === null) {
    const limit = options.limits?.[key];
    return limit === undefined ? [] : [{ says: `${says} gets a limit`, changed: limit }];
  }
  if (Array.isArray(value)) return changesOfList(value, path, options);
  return typeof value === 'object' ? changesOfObject(value, path, options) : [];
}

function changesOfList(list: readonly unknown[], path: readonly string[], options: MutantOptions): Change[] {
  return list.flatMap((element, index) => {
    const name = nameOf(element, index);
    const put = (changed: unknown) => list.map((one, at) => (at === index ? changed : one));
    return [
      { says: `${[...path, name].join('.')} dropped`, changed: list.filter((_, at) => at !== index) },
      ...changesOf(element, [...path, name], list, options).map(({ says, changed }) => ({
        says,
        changed: put(changed),
      })),
    ];
  });
}

function changesOfObject(value: object, path: readonly string[], options: MutantOptions): Change[] {
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
    if (TOLD.has(key)) return [];
    const { [key]: _, ...others } = value as Record<string, unknown>;
    const says = [...path, key].join('.');
    const operator = options.operators?.[key];
    return [
      ...changesOf(part, [...path, key], value, options).map((change) => ({
        says: change.says,
        changed: { ...value, [key]: change.changed },
      })),
      ...(options.optional?.includes(key) === true ? [{ says: `${says} dropped`, changed: others }] : []),
      ...(operator === undefined || (Array.isArray(part) && part.length < 2)
        ? []
        : [{ says: `${says} becomes ${operator}`, changed: { ...others, [operator]: part } }]),
    ];
  });
}

function replacing(owner: object, key: string, changed: unknown, name: string): RuleMutant {
  const value: unknown = Reflect.get(owner, key);
  return {
    name,
    apply: () => {
      if (changed === undefined) Reflect.deleteProperty(owner, key);
      else Reflect.set(owner, key, changed);
    },
    undo: () => void Reflect.set(owner, key, value),
  };
}

function nameOf(element: unknown, index: number): string {
  if (typeof element === 'string') return element;
  if (typeof element !== 'object' || element === null) return String(index);
  for (const key of ['id', 'analyte', 'grade'])
    if (key in element) return `${String(Reflect.get(element, key))}${key === 'id' ? '' : ` (${index})`}`;
  return String(index);
}
