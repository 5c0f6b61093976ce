import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../api/problem-error';

/** Asked again by itself only what may go better a moment later. */
const PASSING = new Set([408, 429, 502, 503, 504]);
const MOST_TRIES = 3;

/** Answers live in memory only: no patient's value reaches the browser's storage. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) =>
          failures < MOST_TRIES && (!(error instanceof ProblemError) || PASSING.has(error.problem.status)),
        retryDelay: (attempt, error) =>
          error instanceof ProblemError && error.retryAfterMs !== undefined
            ? error.retryAfterMs
            : 500 * 2 ** attempt,
      },
      mutations: { retry: false },
    },
  });
}
