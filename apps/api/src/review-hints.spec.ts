import { expect, it } from '@jest/globals';
import { Controller, Get, Inject } from '@nestjs/common';
import { newId } from '@interstice/server';
import { Public } from './access/require-permission.js';
import { ReviewHints } from './review-hints.js';
import { MORNING, TestApi } from './test-api.spec-support.js';

/** A promise and what fulfils it. */
function latch(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

it('a request that is under way when the API stops still hurries its review', async () => {
  const arrived = latch();
  const stopping = latch();

  @Controller('planted')
  class PlantedController {
    constructor(@Inject(ReviewHints) private readonly hints: ReviewHints) {}

    @Get()
    @Public()
    async slow(): Promise<{ readonly recorded: true }> {
      arrived.open();
      await stopping.opened;
      this.hints.hurry(newId(new Date(MORNING)));
      return { recorded: true };
    }
  }

  const api = await TestApi.start({ controllers: [PlantedController] });
  api.app.get(ReviewHints).hurry(newId(new Date(MORNING))); // the queue is open
  await api.app.listen(0, '127.0.0.1');
  const answer = fetch(`${await api.app.getUrl()}/api/v1/planted`);
  await arrived.opened;
  const stopped = api.app.close();
  setTimeout(stopping.open, 300); // what stops before the HTTP server has stopped by then
  const answered = await answer;
  expect(await answered.json()).toEqual({ recorded: true });
  expect(answered.headers.get('connection')).toBe('close');
  await stopped;
  expect(await api.metrics.registry.metrics()).toMatch(/^interstice_review_hints_lost_total\S* 0$/m);
  await api.gateway.close();
  await api.database.drop();
});
