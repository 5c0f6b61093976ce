import { describe, expect, it } from '@jest/globals';
import { createLogger, FixedClock } from '@interstice/server';
import { eventually } from '@interstice/test-support';
import { HintedReviews } from './hinted-reviews.js';
import type { ReviewOutcome } from './review.service.js';

const clock = new FixedClock('2026-03-02T09:00:00Z');
const silent = createLogger({ logLevel: 'silent', name: 'test' });

/** Reviews that end when the test says so. */
class Reviews {
  readonly batches: {
    readonly ids: readonly string[];
    end: (lostIds?: readonly string[]) => void;
    fail: () => void;
  }[] = [];
  readonly reviewPatients = (ids: readonly string[]) =>
    new Promise<ReviewOutcome>((resolve, reject) => {
      this.batches.push({
        ids,
        end: (lostIds = []) => {
          const lost = lostIds.length;
          resolve({ reviewed: ids.length - lost, current: 0, lost, failed: 0, leftOwed: lostIds, lostIds });
        },
        fail: () => reject(new Error('the database is away')),
      });
    });
  readonly hinted = new HintedReviews(this, clock, silent);

  get ids(): (readonly string[])[] {
    return this.batches.map(({ ids }) => ids);
  }
}

describe('reviews of those whom hints name', () => {
  it('begin at once while nothing runs, and gather while something does', async () => {
    const reviews = new Reviews();
    const first = reviews.hinted.review(['a']);
    expect(reviews.ids).toEqual([['a']]);
    const others = [['b'], ['c', 'd'], ['b']].map((ids) => reviews.hinted.review(ids));
    expect(reviews.ids).toHaveLength(1);
    reviews.batches[0]?.end();
    await first;
    expect(reviews.ids).toEqual([['a'], ['b', 'c', 'd']]);
    expect(reviews.hinted.isBusy).toBe(true);
    reviews.batches[1]?.end();
    await Promise.all(others);
    expect(reviews.hinted.isBusy).toBe(false);
  });

  it('review a patient once more whose hint comes while their review runs, and never twice at once', async () => {
    const reviews = new Reviews();
    const first = reviews.hinted.review(['a']);
    const again = reviews.hinted.review(['a']);
    // Past the time after which other patients no longer wait for a slow batch.
    const other = reviews.hinted.review(['b']);
    await eventually(() => expect(reviews.ids).toEqual([['a'], ['b']]), 2_000);
    reviews.batches[0]?.end();
    await first;
    await eventually(() => expect(reviews.ids).toEqual([['a'], ['b'], ['a']]), 2_000);
    reviews.batches[1]?.end();
    reviews.batches[2]?.end();
    await Promise.all([again, other]);
  });

  it('take five hundred at a time', async () => {
    const reviews = new Reviews();
    const first = reviews.hinted.review(['first']);
    const many = reviews.hinted.review(Array.from({ length: 501 }, (_, number) => `patient ${number}`));
    reviews.batches[0]?.end();
    await first;
    expect(reviews.ids[1]).toHaveLength(500);
    reviews.batches[1]?.end();
    await eventually(() => expect(reviews.ids[2]).toHaveLength(1), 2_000);
    reviews.batches[2]?.end();
    await many;
  });

  it('try again in a moment whom somebody held, without anybody waiting for it, and give up after some tries', async () => {
    const reviews = new Reviews();
    const both = reviews.hinted.review(['held', 'free']);
    reviews.batches[0]?.end(['held']);
    await both;
    await eventually(() => expect(reviews.ids).toEqual([['held', 'free'], ['held']]), 2_000);
    for (let tries = 1; tries <= 6; tries += 1) {
      await eventually(() => expect(reviews.ids).toHaveLength(tries + 1), 3_000);
      reviews.batches[tries]?.end(['held']);
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(reviews.ids).toHaveLength(7);
    expect(reviews.hinted.isBusy).toBe(false);
    reviews.hinted.stop();
  });

  it('tell their jobs when the database is away, and go on with the next', async () => {
    const reviews = new Reviews();
    const first = reviews.hinted.review(['a']);
    const second = reviews.hinted.review(['b']);
    reviews.batches[0]?.fail();
    await expect(first).rejects.toThrow('the database is away');
    reviews.batches[1]?.end();
    await second;
  });
});
