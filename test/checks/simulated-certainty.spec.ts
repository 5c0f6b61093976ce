import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chanceOf, courses, patientOf } from '../simulations/certainty/cohorts.mjs';
import { definitions, rules, simulate } from '../simulations/certainty/simulate.mjs';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/certainty.md'), 'utf8');
const tool = readFileSync(join(root, 'test/simulations/certainty.mjs'), 'utf8');
const [inbuild] = definitions;
if (!inbuild) throw new Error('no definition');

/** Fewer patients than the page tells of: enough to agree in kind. */
const outcomes = simulate({
  definition: inbuild,
  setting: { everyMonths: 3, noisePct: 4 },
  patients: 120,
  seed: 7,
});
const falseOf = (rule: string, course = 'stable') => outcomes[rule]?.[course]?.falsePer100Years ?? NaN;
const foundOf = (rule: string, course = 'progressing') => outcomes[rule]?.[course]?.sensitivityPct ?? NaN;

/** The cells of a list in the first table of the page: three-monthly tests, 4 % scatter. */
const told = (title: string): number[] =>
  (page.split('\n').find((line) => line.startsWith(`| ${title} `)) ?? '')
    .split('|')
    .slice(2, 7)
    .map(parseFloat);

describe('Simulated patients', () => {
  it('are the same for the same seed, and scatter as far as is asked for', () => {
    const [stable] = courses;
    if (!stable) throw new Error('no course');
    const of = (seed: number) =>
      patientOf(stable, { everyMonths: 1, noise: 0.04, months: 2000, chance: chanceOf(seed) }).map(
        ({ fvc }) => Math.log((fvc ?? NaN) / 3000),
      );
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
    const squares = of(1).reduce((sum, value) => sum + value ** 2, 0);
    expect(Math.sqrt(squares / of(1).length)).toBeCloseTo(0.04, 2);
  });

  it('show fewer false alerts among the confirmed ones, and few of them at a low cut-off of the probability (B-11)', () => {
    expect(falseOf('bare')).toBeGreaterThan(15);
    expect(falseOf('confirmed')).toBeLessThan(falseOf('bare'));
    for (const course of ['stable', 'slow'])
      expect(falseOf('likely-30', course)).toBeLessThan(falseOf('bare', course) / 1.6);
    expect(falseOf('likely-20')).toBeLessThanOrEqual(falseOf('bare') / 2);
    expect(foundOf('likely-20')).toBeGreaterThan(foundOf('bare') - 6);
    expect(foundOf('likely-20', 'sudden')).toBeGreaterThan(95);
  });

  it('are told of on the page as the command tells them, with its seed and number', () => {
    const seed = /SEED = (\d+)/.exec(tool)?.[1] ?? '';
    const patients = /PATIENTS = (\d+)/.exec(tool)?.[1] ?? '';
    expect(page).toContain(`Seed ${seed}; ${patients} patients a course and row`);
    for (const { title } of rules) expect(told(title)).toHaveLength(5);
    const [bare, confirmed, likely] = ['the rule alone', 'confirmed (B-11)', 'probability at least 20 %'].map(
      told,
    );
    const near = (figure: number | undefined, run: number, by: number): void => {
      expect(Math.abs((figure ?? NaN) - run)).toBeLessThan(by);
    };
    near(bare?.[0], falseOf('bare'), 10);
    near(confirmed?.[0], falseOf('confirmed'), 10);
    near(likely?.[0], falseOf('likely-20'), 7);
    near(bare?.[2], foundOf('bare'), 5);
    near(likely?.[2], foundOf('likely-20'), 7);
  });
});
