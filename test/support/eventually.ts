/**
 * Asks again until the question no longer throws, or until the deadline, when the last failure is thrown.
 *
 * @param ask - an assertion or a look-up; its result is returned
 * @param withinMs - deadline in milliseconds
 */
export async function eventually<Result>(
  ask: () => Promise<Result> | Result,
  withinMs = 10_000,
): Promise<Result> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
