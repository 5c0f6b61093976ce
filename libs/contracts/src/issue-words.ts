/** What a contract refuses, as far as its words need it. */
export interface RefusedInput {
  readonly message: string;
  readonly code?: unknown;
  /** Of a choice: what there is to choose from. */
  readonly values?: unknown;
  /** Of a choice between forms, by a field that tells them apart. */
  readonly options?: unknown;
  /** Of a choice between forms: what each of them refuses. */
  readonly errors?: unknown;
}

/**
 * Says what was expected as a person would. The library that checks writes choices as code does, in quotes with bars between
 * them, and of a choice between forms says nothing at all; words of our own stay as they are.
 *
 * @param issue - one thing that a contract refused
 * @returns a sentence without the library's heading
 * @example issueInWords({ code: 'invalid_value', values: ['ssc', 'ra'], message: 'Invalid option: …' })
 * //=> 'expected one of ssc, ra'
 */
export function issueInWords(issue: RefusedInput): string {
  const { code, message } = issue;
  const isOwn = !/^Invalid (input|option|discriminator)/.test(message);
  if (isOwn) return message;
  if (code === 'invalid_value' && Array.isArray(issue.values)) return oneOf(issue.values);
  if (code === 'invalid_union') {
    if (Array.isArray(issue.options) && issue.options.length > 0) return oneOf(issue.options);
    const [first] = formsOf(issue.errors).filter((refused) => !refused.some(isOfAnotherType));
    if (first !== undefined) return first.map(issueInWords).join('; ');
  }
  return message.replace(/^Invalid input: |, received undefined$/g, '');
}

function oneOf(values: readonly unknown[]): string {
  const names = values.map(String).join(', ');
  return values.length === 1 ? `expected ${names}` : `expected one of ${names}`;
}

/** The form that was meant is the one of the type that was sent. */
function isOfAnotherType({ code, path }: RefusedInput & { readonly path: readonly unknown[] }): boolean {
  return code === 'invalid_type' && path.length === 0;
}

function formsOf(errors: unknown): readonly (RefusedInput & { readonly path: readonly unknown[] })[][] {
  return Array.isArray(errors) ? (errors as (RefusedInput & { readonly path: readonly unknown[] })[][]) : [];
}
