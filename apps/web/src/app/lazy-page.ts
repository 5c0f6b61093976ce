import { lazyRouteComponent } from '@tanstack/react-router';
import { whyNotLoaded } from './outdated';

/**
 * A page whose script is loaded when it is opened. Where that fails it says why: the router's own answer, to reload by
 * itself, would throw away what somebody is entering.
 */
export function lazyPage<Pages extends object, Name extends keyof Pages & string>(
  load: () => Promise<Pages>,
  name: Name,
) {
  return lazyRouteComponent(
    () =>
      load().catch(async (error: unknown) => {
        throw await whyNotLoaded(error);
      }),
    name,
  );
}
