import type * as Contracts from '@interstice/contracts';

let loading: Promise<typeof Contracts> | undefined;

/**
 * The contract, loaded when it is first needed. Told before not to compile its checks: the policy of the page forbids
 * code that is made from text, and even the attempt would be reported.
 */
export function loadContracts(): Promise<typeof Contracts> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<typeof Contracts> {
  const { config } = await import('zod');
  config({ jitless: true });
  return import('@interstice/contracts');
}
