import { hazardProblems } from '../../tools/checks/hazards.mjs';

const PARTS = ['Cause', 'Effect', 'Control', 'Test', 'Remains'] as const;
type Part = (typeof PARTS)[number];

function hazard(
  heading: string,
  without?: Part,
  tests = '[sweep](../apps/worker/src/sweep.spec.ts)',
): string {
  const parts = PARTS.filter((part) => part !== without);
  return [
    `### ${heading}`,
    '',
    ...parts.map((part) => `- **${part}**: ${part === 'Test' ? tests : 'words'}`),
  ].join('\n');
}

function found(...hazards: readonly string[]): string[] {
  const files = [
    { path: 'docs/hazards.md', text: hazards.join('\n\n') },
    { path: 'apps/worker/src/sweep.spec.ts', text: '' },
    { path: 'apps/worker/src/sweep.ts', text: '' },
  ];
  return hazardProblems(files).map(({ detail }) => detail);
}

describe('The hazard log', () => {
  it('is in order where every hazard has all parts and a test', () => {
    expect(found(hazard('H-01 Lost'), hazard('H-02 Doubled'))).toEqual([]);
  });

  it.each(PARTS.filter((part) => part !== 'Test'))('lacks of no hazard: %s', (part) => {
    expect(found(hazard('H-01 Lost', part))).toEqual([`H-01 has no ${part}`]);
  });

  it('has a test of each hazard', () => {
    expect(found(hazard('H-01 Lost', 'Test'))).toEqual(['H-01 has no Test', 'H-01 names no test']);
    expect(found(hazard('H-01 Lost', undefined, '[sweep](../apps/worker/src/sweep.ts)'))).toEqual([
      'H-01 names no test',
    ]);
    expect(found(hazard('H-01 Lost', undefined, '[gone](../apps/worker/src/gone.spec.ts)'))).toEqual([
      'H-01: there is no file apps/worker/src/gone.spec.ts',
    ]);
  });

  it('names each once, by its id', () => {
    expect(found(hazard('H-01 Lost'), hazard('H-01 Again'))).toEqual(['H-01 is there twice']);
    expect(found(hazard('Lost'))).toEqual(['a hazard is headed by its id and what it is']);
    expect(found('')).toEqual(['there are no hazards']);
  });
});
