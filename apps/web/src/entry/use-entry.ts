import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type RefObject, type SubmitEvent } from 'react';
import { ProblemError } from '../api/problem-error';
import { bodyOf, errorsByField, type Errors, type Values } from './entered-values';
import { fieldsOf, type Body, type FormDescription } from './field';
import { loadContracts } from './load-contracts';
import { useKeptFocus } from './use-kept-focus';

interface EntryOptions<Answer> {
  readonly form: FormDescription;
  /** By which what is sent is checked; by default the request of the form. */
  readonly schema?: FormDescription['request'];
  readonly start: Values;
  /** The day at the site. */
  readonly today: string;
  /** Adds what is sent beside the fields. */
  readonly complete?: (body: Body, values: Values) => Body;
  /** What is wrong beside the fields, such as a missing reason. */
  readonly check?: (body: Body, values: Values) => Errors;
  readonly send: (body: Body) => Promise<Answer>;
  readonly onSaved: (answer: Answer) => void | Promise<void>;
  /** Where the first wrong field is looked for. */
  readonly formRef: RefObject<HTMLFormElement | null>;
}

export interface Entry {
  readonly values: Values;
  readonly errors: Errors;
  readonly body: Body;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  /** Why it was not saved, where no field is to blame. */
  readonly problem: Error | null;
  readonly set: (name: string, value: string) => void;
  /** Begins anew from what is given; what is typed beyond it is unsaved. */
  readonly restart: (began: Values, typed?: Values) => void;
  readonly onSubmit: (event: SubmitEvent) => void;
}

/**
 * What is being entered: kept through every error, checked by the contract before it is sent, and sent once however
 * often the button is pressed.
 */
export function useEntry<Answer>(options: EntryOptions<Answer>): Entry {
  const {
    form,
    schema = form.request,
    start,
    today,
    complete = (body: Body) => body,
    check,
    formRef,
  } = options;
  const [began, setBegan] = useState(start);
  const [values, setValues] = useState(start);
  const [errors, setErrors] = useState<Errors>({});
  const [refusals, setRefusals] = useState(0);
  const isBusy = useRef(false);
  const sending = useMutation({ mutationFn: options.send });
  useKeptFocus(sending.isPending);
  useEffect(() => {
    if (refusals === 0) return;
    formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong]')?.focus();
  }, [refusals, formRef]);

  const refuse = (wrong: Errors) => {
    setErrors(wrong);
    setRefusals((count) => count + 1);
  };
  const save = async () => {
    const entered = bodyOf(form, values, today);
    const sent = complete(entered.body, values);
    const wrong = { ...entered.errors, ...check?.(sent, values) };
    if (Object.keys(wrong).length > 0) return refuse(wrong);
    const read = (await loadContracts())[schema].safeParse(sent);
    if (!read.success) {
      const issues = read.error.issues.map(({ path, message }) => ({
        pointer: path.map((key) => `/${String(key)}`).join(''),
        detail: message,
      }));
      return refuse(errorsByField(form, issues));
    }
    setErrors({});
    const answer = await sending.mutateAsync(sent);
    await options.onSaved(answer);
  };
  const [failure, setFailure] = useState<Error | null>(null);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy.current) return;
    isBusy.current = true;
    setFailure(null);
    save()
      .catch((error: unknown) => {
        const issues = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
        if (issues.length > 0) refuse(errorsByField(form, issues));
        const isToldAtFields = issues.length > 0 && issues.every(({ pointer }) => pointer !== '');
        if (!isToldAtFields || (error instanceof ProblemError && error.problem.status === 409)) {
          setFailure(error instanceof Error ? error : new Error('It was not saved.'));
        }
      })
      .finally(() => {
        isBusy.current = false;
      });
  };
  return {
    values,
    errors,
    body: bodyOf(form, values, today).body,
    isDirty: Object.keys(values).some((name) => (values[name] ?? '') !== (began[name] ?? '')),
    isSaving: sending.isPending,
    problem: failure,
    set: (name, value) => {
      setValues((before) => ({ ...before, ...limitsInAnotherUnit(form, name), [name]: value }));
      const about = fieldsOf(form).find(
        (field) => field.type === 'number' && field.unitChoice?.name === name,
      );
      setErrors(({ [about?.name ?? name]: _, '': __, ...others }) => others);
    },
    restart: (next, typed = next) => {
      setBegan(next);
      setValues(typed);
      setErrors({});
      setFailure(null);
      sending.reset();
    },
    onSubmit,
  };
}

/** Limits are in the unit of their value: what was given in one is not read as another. */
function limitsInAnotherUnit(form: FormDescription, unitName: string): Values {
  const fields = fieldsOf(form).filter((field) => field.type === 'number');
  const about = fields.find(({ unitChoice }) => unitChoice?.name === unitName);
  if (about === undefined) return {};
  return Object.fromEntries(
    fields.filter(({ limitOf }) => limitOf === about.name).map(({ name }) => [name, '']),
  );
}
