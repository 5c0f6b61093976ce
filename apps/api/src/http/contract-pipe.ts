import { issueInWords, type RefusedInput } from '@interstice/contracts';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { ValidationFailedError, type InputError } from '@interstice/server';

interface Issue extends RefusedInput {
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly keys?: unknown;
}

/**
 * What a contract refuses, as JSON pointers into what was sent. A key that the contract does not know is named itself,
 * not only the object it is in.
 */
export function inputErrors(issues: readonly Issue[]): InputError[] {
  return issues.flatMap((issue) => {
    const path = (issue.path ?? []).map((segment) => (typeof segment === 'object' ? segment.key : segment));
    if (issue.code === 'unrecognized_keys' && Array.isArray(issue.keys)) {
      return issue.keys.map((key) => ({
        pointer: pointer([...path, String(key)]),
        detail: 'expected no such field; is it misspelt?',
      }));
    }
    return [{ pointer: pointer(path), detail: issueInWords(issue) }];
  });
}

/** RFC 6901. */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Checks every body, query and path against the contract it is declared with. */
export class ContractPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => new ValidationFailedError(inputErrors(issues)) });
  }
}
