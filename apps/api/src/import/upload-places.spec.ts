import { describe, expect, it } from '@jest/globals';
import { MOST_UPLOADS, UploadPlaces } from './upload-places.js';

describe('files that arrive at the same time', () => {
  const done = () => Promise.resolve('in');

  it('are one of each person, and the next when that one is in or was refused', async () => {
    const places = new UploadPlaces();
    let cutOff: (() => void) | undefined;
    const slow = new Promise<string>((_, reject) => (cutOff = () => reject(new Error('cut off'))));
    const first = places.hold('ada', () => slow);
    await expect(places.hold('ada', done)).rejects.toMatchObject({ status: 429, code: 'upload-running' });
    expect(await places.hold('ben', done)).toBe('in');
    cutOff?.();
    await expect(first).rejects.toThrow('cut off');
    expect(await places.hold('ada', done)).toBe('in');
  });

  it('are no more than there is memory for', async () => {
    const places = new UploadPlaces();
    let end: (() => void) | undefined;
    const slow = new Promise<string>((resolve) => (end = () => resolve('in')));
    const all = Array.from({ length: MOST_UPLOADS }, (_, person) => places.hold(`${person}`, () => slow));
    await expect(places.hold('one more', done)).rejects.toMatchObject({ status: 503 });
    end?.();
    await Promise.all(all);
    expect(await places.hold('one more', done)).toBe('in');
  });
});
