import { KnownError } from '@interstice/server';

/** Nothing more came of a file. */
class StalledUploadError extends KnownError {
  constructor() {
    super({
      code: 'request-timeout',
      status: 408,
      title: 'Took too long',
      detail: 'Nothing more of the file arrived. Please send it again.',
    });
  }
}

/**
 * Reads on as long as something arrives: a large file on a slow line takes its time, one that has stopped is given up.
 *
 * @param read - tells each time that something has arrived
 * @throws StalledUploadError when nothing did for `patienceMs`
 */
export async function whileArriving<Result>(
  patienceMs: number,
  read: (arrived: () => void) => Promise<Result>,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StalledUploadError()), patienceMs);
  });
  try {
    return await Promise.race([read(() => void timer?.refresh()), stalled]);
  } finally {
    clearTimeout(timer);
  }
}
