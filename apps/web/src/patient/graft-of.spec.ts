import { describe, expect, it } from '@jest/globals';
import type { PersonFactResponse } from '@interstice/contracts';
import { graftOf } from './graft-of';

const fact = (kind: string, on: string, value: object) =>
  ({ kind, on, versionId: `${kind} ${on}`, lineageId: kind, value }) as unknown as PersonFactResponse;

describe('what stands about a person', () => {
  it('tells since when the lungs are a graft (B-27)', () => {
    const height = fact('height', '2026-01-01', { heightCm: 162 });
    expect(graftOf([height])).toBeNull();
    const transplanted = fact('status', '2026-02-01', { status: 'transplanted' });
    expect(graftOf([height, fact('status', '2026-05-01', { status: 'transferred' }), transplanted])).toBe(
      '2026-02-01',
    );
  });
});
