import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { serverNow } from '../api/server-clock';

/** When the page was last printed, by the time of the server; undefined until then. */
export function usePrintedAt(): string | undefined {
  const [printedAt, setPrintedAt] = useState<string>();
  useEffect(() => {
    const note = () => flushSync(() => setPrintedAt(serverNow().toISOString()));
    window.addEventListener('beforeprint', note);
    return () => window.removeEventListener('beforeprint', note);
  }, []);
  return printedAt;
}
