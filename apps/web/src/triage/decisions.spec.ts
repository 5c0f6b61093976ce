import { describe, expect, it } from '@jest/globals';
import type { AlertResponse } from '@interstice/contracts';
import { isMixed, offeredFor } from './decisions';

type Kind = AlertResponse['kind'];
const ticked = (...kinds: Kind[]) => kinds.map((kind) => ({ kind, status: 'open' as const }));
const codes = (...kinds: Kind[]) => offeredFor(ticked(...kinds)).map(({ decision }) => decision);

describe('B-05: what is offered for many alerts of the history', () => {
  it('are the answers of their kind: none of progression for a drug or its blood', () => {
    const ofProgression = [
      'dismiss',
      'escalated',
      'accept-new-baseline',
      'watch-and-repeat',
      'other-cause',
      'referred',
    ];
    expect(codes('progression', 'progression')).toEqual(ofProgression);
    expect(codes('progression', 'advisory')).toEqual(ofProgression);
    expect(codes('drug')).toEqual(['dismiss', 'treatment-changed', 'other-cause', 'referred']);
    expect(codes('blood', 'blood')).toEqual([
      'dismiss',
      'treatment-changed',
      'watch-and-repeat',
      'other-cause',
      'referred',
    ]);
  });

  it('is of several kinds only what fits each of them, in whatever order they were ticked', () => {
    expect(codes('progression', 'drug')).toEqual(['dismiss', 'other-cause', 'referred']);
    expect(codes('drug', 'blood', 'progression')).toEqual(['dismiss', 'other-cause', 'referred']);
    expect(codes('blood', 'progression')).toEqual(['dismiss', 'watch-and-repeat', 'other-cause', 'referred']);
    expect([isMixed(ticked('blood', 'drug')), isMixed(ticked('progression', 'advisory'))]).toEqual([
      true,
      false,
    ]);
  });

  it('is to sign only what has all recovered', () => {
    const recovered = { kind: 'blood', status: 'recovered' } as const;
    const offered = (...alerts: Parameters<typeof offeredFor>[0][number][]) =>
      offeredFor(alerts).map(({ decision }) => decision);
    expect(offered(recovered, recovered)).toContain('recovery-signed');
    expect(offered(recovered, { kind: 'blood', status: 'open' })).not.toContain('recovery-signed');
  });

  it('speaks of a baseline or an episode where there is one, and nowhere else', () => {
    const said = (...kinds: Kind[]) =>
      offeredFor(ticked(...kinds))
        .map(({ effect }) => effect)
        .join(' ');
    expect(said('progression')).toMatch(/A new episode begins/);
    for (const kind of ['blood', 'drug'] as const) expect(said(kind)).not.toMatch(/episode|baseline|PFT/);
    expect(said('drug')).toContain('rests until the day that you name');
    expect(said('blood', 'progression')).toMatch(/baselines stay/);
  });
});
