import { describe, expect, it } from '@jest/globals';
import { isOfOtherBuild, scriptsOf } from './outdated';

const page = (name: string) =>
  `<!doctype html><head><meta name="session" content="perhaps" />
   <script type="module" crossorigin src="/assets/${name}.js"></script>
   <link rel="modulepreload" crossorigin href="/assets/shared-1.js"></head>`;

describe('A page that has stood open while Interstice was updated', () => {
  it('is told from the present one by the script with which it begins', () => {
    expect(scriptsOf(page('index-A1b2'))).toEqual(['/assets/index-A1b2.js']);
    expect(isOfOtherBuild(['/assets/index-A1b2.js'], page('index-C3d4'))).toBe(true);
  });

  it('is not taken for an old one when something else fails', () => {
    expect(isOfOtherBuild(['/assets/index-A1b2.js'], page('index-A1b2'))).toBe(false);
    expect(isOfOtherBuild(['/assets/index-A1b2.js'], '<h1>Bad gateway</h1>')).toBe(false);
  });
});
