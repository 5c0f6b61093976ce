import type { Problem } from '@interstice/contracts';
import { ProblemError, UnreachableError } from './problem-error';
import { noteServerTime, TIME_HEADER } from './server-clock';

export const API = '/api/v1';

type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

export interface RequestOptions {
  readonly query?: Query;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

type Listener = () => void;
const unauthenticated = new Set<Listener>();

/** Called whenever an answer says that nobody is signed in any more. */
export function onUnauthenticated(listener: Listener): () => void {
  unauthenticated.add(listener);
  return () => unauthenticated.delete(listener);
}

/**
 * One request to the API. What comes back is what the contract names.
 *
 * @throws ProblemError, UnreachableError
 * @example await request<PatientResponse>('GET', `/patients/${id}`)
 */
export async function request<Answer>(
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  { query, body, signal }: RequestOptions = {},
): Promise<Answer> {
  const isForm = body instanceof FormData;
  const init: RequestInit = { method, credentials: 'same-origin' };
  if (signal) init.signal = signal;
  if (isForm) init.body = body;
  else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { 'content-type': 'application/json' };
  }
  let answer: Response;
  try {
    answer = await fetch(API + path + searchOf(query), init);
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new UnreachableError(error);
  }
  noteServerTime(answer.headers.get(TIME_HEADER));
  if (answer.ok) return (answer.status === 204 ? undefined : await answer.json()) as Answer;
  const problem = await problemOf(answer);
  if (answer.status === 401 && path !== '/auth/login') for (const listener of unauthenticated) listener();
  const retryAfter = Number(answer.headers.get('retry-after'));
  throw new ProblemError(problem, retryAfter > 0 ? retryAfter * 1000 : undefined);
}

function searchOf(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of [value].flat())
      if (each !== undefined && each !== '') search.append(name, String(each));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** A proxy in between answers in its own form. */
async function problemOf(answer: Response): Promise<Problem> {
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
  if (isProblem) return (await answer.json()) as Problem;
  return {
    type: 'about:blank',
    code: 'unexpected-answer',
    title: 'Something went wrong',
    status: answer.status,
    detail: `The server answered ${answer.status} without saying why. Please try again.`,
  };
}
