import { Alert } from '@mantine/core';
import { ProblemError } from '../api/problem-error';
import { ProblemNotice } from '../ui/problem-notice';
import type { Entry } from './use-entry';

/** What no single field is to blame for, and how many are. */
export function FormErrors({ entry }: { readonly entry: Entry }) {
  const { '': whole, ...byField } = entry.errors;
  const count = Object.keys(byField).length;
  return (
    <>
      {entry.problem && (
        <ProblemNotice
          error={withoutFields(entry.problem)}
          title="It was not saved. Everything you typed is still here."
        />
      )}
      {(whole !== undefined || count > 0) && (
        <Alert
          role="alert"
          color="red"
          variant="light"
          title="It was not saved"
          tabIndex={-1}
          {...(count === 0 ? { 'data-wrong': true } : {})}
        >
          {[whole, count > 0 ? fieldsToMend(count) : undefined].filter(Boolean).join(' ')}
        </Alert>
      )}
    </>
  );
}

function fieldsToMend(count: number): string {
  return `${count === 1 ? 'One field needs' : `${count} fields need`} your attention, marked in red above.`;
}

/** What is said at the fields is not said twice. */
function withoutFields(error: Error): Error {
  if (!(error instanceof ProblemError)) return error;
  const { errors: _, ...problem } = error.problem;
  return new ProblemError(problem);
}
