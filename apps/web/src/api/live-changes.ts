import type { LiveChange } from '@interstice/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { API } from './request';
import { serverNow } from './server-clock';

export type LiveState = 'connecting' | 'live' | 'broken';

/** Several changes of one moment, as of an import, are one reading of the lists. */
const GATHER_MS = 400;
/** A stream that says nothing for so long is dead, whatever the browser thinks; the server beats every 20 seconds. */
const SILENCE_MS = 50_000;
const FIRST_RETRY_MS = 3_000;
const LONGEST_RETRY_MS = 60_000;

/** The keys under which lists of many patients are kept. */
const LISTS = ['worklist', 'worklist-counts', 'alerts', 'history-to-triage'] as const;
/** All that is read of patients. */
const FOLLOWED = ['patient', ...LISTS] as const;

/**
 * Follows what changes at the sites of whoever is signed in and marks as old what was read of it. It only says where to
 * look: being told twice does no harm, and "resync" marks everything.
 *
 * @param onState - called with the state of the line and, while it is live, when it last said something
 * @returns ends it
 */
export function followChanges(
  queryClient: QueryClient,
  onState: (state: LiveState, lastHeardAt: Date | undefined) => void,
): () => void {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let lastHeard = performance.now();
  let wasOpen = false;
  const changed = new Set<string>();

  const heard = () => {
    lastHeard = performance.now();
    failures = 0;
    onState('live', serverNow());
  };
  const readAnew = () => {
    gathering = undefined;
    for (const patientId of changed) void queryClient.invalidateQueries({ queryKey: ['patient', patientId] });
    changed.clear();
    for (const list of LISTS) void queryClient.invalidateQueries({ queryKey: [list] });
  };
  const connect = () => {
    retry = undefined;
    source?.close();
    source = new EventSource(`${API}/live`);
    source.addEventListener('open', () => {
      heard();
      // A new EventSource does not know where the former one broke: what was missed meanwhile is read anew. So are, the first
      // time, the lists that were read before the line was open: nobody tells of what changed in between.
      if (wasOpen) void queryClient.invalidateQueries();
      else for (const key of FOLLOWED) void queryClient.invalidateQueries({ queryKey: [key] });
      wasOpen = true;
    });
    source.addEventListener('beat', heard);
    source.addEventListener('resync', () => {
      heard();
      void queryClient.invalidateQueries();
    });
    source.addEventListener('change', (event) => {
      heard();
      const { patientId } = JSON.parse(event.data as string) as LiveChange;
      changed.add(patientId);
      gathering ??= setTimeout(readAnew, GATHER_MS);
    });
    source.addEventListener('error', () => {
      onState('broken', undefined);
      // After an answer such as 429 or 503 the browser gives up for good.
      if (source?.readyState === EventSource.CLOSED) connectLater();
    });
  };
  const connectLater = () => {
    failures += 1;
    // The line may have ended with the session; then this request says so, and the page locks itself.
    void queryClient.refetchQueries({ queryKey: ['me'] });
    retry ??= setTimeout(connect, Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS));
  };
  const watch = setInterval(() => {
    if (performance.now() - lastHeard < SILENCE_MS || retry !== undefined) return;
    onState('broken', undefined);
    source?.close();
    connectLater();
  }, 10_000);

  onState('connecting', undefined);
  connect();
  return () => {
    clearInterval(watch);
    clearTimeout(retry);
    clearTimeout(gathering);
    source?.close();
  };
}
