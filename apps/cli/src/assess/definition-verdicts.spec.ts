import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { describeWithReferenceData } from '@interstice/test-support';
import { DEFINITION_VERDICTS } from './definition-verdicts.cases.js';

const fixture = fileURLToPath(
  new URL('../../../../test/fixtures/ok/progression-definitions.csv', import.meta.url),
);

describeWithReferenceData('the cases of the published definitions', (folder) => {
  it('are those of the oracle, figure by figure', () => {
    const { vectors } = JSON.parse(
      readFileSync(join(folder, 'oracles', 'progression_definitions.json'), 'utf8'),
    ) as { vectors: { name: string; input: Record<string, unknown>; expected: Record<string, unknown> }[] };
    const rows = readFileSync(fixture, 'utf8').trimEnd().split('\n').slice(1);
    const cell = (value: unknown) => (value === null ? '' : JSON.stringify(value));
    expect(
      rows.map((text) =>
        text
          .replace(/^("[^"]*"|[^,]*),/, '')
          .split(',')
          .slice(2),
      ),
    ).toEqual(
      vectors.flatMap(({ input }) => [
        [cell(input['fvcPctBaseline']), cell(input['dlcoHbPctBaseline']), '', ''],
        [
          cell(input['fvcPctCurrent']),
          cell(input['dlcoHbPctCurrent']),
          cell(input['symptomsWorse']),
          cell(input['fibrosisIncreasedOnHrct']),
        ],
      ]),
    );
    expect(DEFINITION_VERDICTS).toEqual(
      vectors.map(({ name, expected }) => ({
        name,
        inbuild: (expected['INBUILD'] as { criteria: string[] }).criteria.map((it) =>
          it.charAt(0).toLowerCase(),
        ),
        ppf2022: (expected['PPF2022'] as { met: boolean }).met,
        shortForm: (expected['USER_SIMPLE'] as { met: boolean }).met,
      })),
    );
  });
});
