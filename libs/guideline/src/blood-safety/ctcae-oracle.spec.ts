import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import type { Analyte } from '@interstice/clinical';
import { describeWithReferenceData } from '@interstice/test-support';
import { CTCAE_VECTORS, type CtcaeVector } from './ctcae.cases.js';
import type { CtcaeVersion } from './ctcae.rules.js';
import { gradeOfVector } from './ctcae.spec-support.js';

interface PublishedVector {
  readonly version: '5' | '6';
  readonly term: keyof typeof ANALYTES_OF;
  readonly value: number | null;
  readonly unit: string | null;
  readonly lln: number | null;
  readonly grade: string | null;
}

/** What each term of either version grades. */
const ANALYTES_OF = {
  Anemia: 'haemoglobin',
  'White blood cell decreased': 'wbc',
  'Neutrophil count decreased': 'neutrophils',
  'Lymphocyte count decreased': 'lymphocytes',
  'Platelet count decreased': 'platelets',
  Thrombocytopenia: 'platelets',
} as const satisfies Record<string, Analyte>;

interface Asked {
  readonly version: CtcaeVersion;
  readonly analyte: Analyte;
  readonly vector: CtcaeVector;
}

describeWithReferenceData('The published CTCAE vectors, read from their file', (folder) => {
  const read = (): readonly Asked[] =>
    (
      JSON.parse(readFileSync(join(folder, 'oracles', 'ctcae_v5_v6.json'), 'utf8'))
        .vectors as readonly PublishedVector[]
    ).map(({ version, term, value, unit, lln, grade }) => ({
      version: `ctcae-v${version}`,
      analyte: ANALYTES_OF[term],
      vector: [value, unit, lln, grade === null ? null : Number(grade)],
    }));

  it('are graded as published, all 146 of them, and not at all where that cannot be told (B-02)', () => {
    const published = read();
    expect(published).toHaveLength(146);
    const other = published.filter(
      ({ version, analyte, vector }) => gradeOfVector(version, analyte, vector) !== vector[3],
    );
    expect(other).toEqual([]);
  });

  it('are the ones that stand in the rule cases, none left out and none changed (B-02)', () => {
    const lines = (vectors: readonly Asked[]) => vectors.map((one) => JSON.stringify(one)).sort();
    const stated = CTCAE_VECTORS.flatMap(([version, analyte, vectors]) =>
      vectors.map((vector) => ({ version, analyte, vector })),
    );
    expect(lines(read())).toEqual(lines(stated));
  });
});
