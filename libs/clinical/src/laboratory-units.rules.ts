import type { Analyte } from './analytes.js';

/** Where a factor comes from. Moving a decimal point and the definitions of SI need no more than their name. */
export const UNIT_SOURCES = {
  si: 'International System of Units: decimal prefixes, 1 U = 1 µmol/min, 1 kat = 1 mol/s',
  ama: 'AMA Manual of Style, section 17.5, table of conversions to SI units (also JAMA, instructions for authors)',
} as const;

/** How a laboratory's unit becomes ours: times `times`, divided by `per`, both whole, so that nothing is rounded. */
export interface UnitSpellings {
  readonly times: number;
  readonly per: number;
  readonly source: keyof typeof UNIT_SOURCES;
  /** Exactly as met, for M is not m, nor G g; only blanks at the ends and repeated ones are overlooked. */
  readonly spellings: readonly string[];
}

// Spellings are those of the eICU Collaborative Research Database demo 2.0.1 (PhysioNet, ODbL 1.0), of UCUM, and usual
// ways of writing the same units. A power without a volume ("x10 3") is thousands per microlitre wherever it was met.
const THOUSANDS_PER_MICROLITRE: UnitSpellings = {
  times: 1,
  per: 1,
  source: 'si',
  spellings: [
    ...['10⁹/L', '10^9/L', '10*9/L', '10*9/l', '10E9/L', 'x10^9/L', 'x10⁹/L', 'x10E9/L', 'x10 9/L'],
    ...[
      'G/L',
      'Gpt/L',
      '10³/µL',
      '10*3/uL',
      '10^3/uL',
      '10^3/µL',
      '10E3/uL',
      '10E3/mcL',
      'x10^3/uL',
      'x10E3/uL',
    ],
    ...['10(3)/mcL', '10(3)mcL', 'x10(3)/mcL', 'x10 3/uL', 'x10 (3)', 'X 10 3'],
    ...['K/uL', 'k/uL', 'K/µL', 'K/mcL', 'K/MM3', 'K/mm3', 'k/MM3', 'k/mm3', 'K/CMM', 'K/cmm', 'k/mm cu'],
    ...['th/uL', 'TH/uL', 'th/cumm', 'TH/cmm', 'thou/cumm', 'thou/uL', 'THOU/UL', 'THS/uL', 'Thousand/uL'],
  ],
};

const EACH_PER_MICROLITRE: UnitSpellings = {
  times: 1,
  per: 1000,
  source: 'si',
  spellings: [
    ...['/uL', '/µL', '/mcL', '/mm3', '/mm³', '/cmm', '/cumm', '{cells}/uL', '1/uL'],
    ...['cells/uL', 'cells/µL', 'cells/mcL', 'cells/mm3', 'cells/cmm', 'cells/cumm'],
  ],
};

const GRAMS_PER_LITRE: UnitSpellings = { times: 1, per: 1, source: 'si', spellings: ['g/L', 'g/l', 'gm/L'] };

const GRAMS_PER_DECILITRE: UnitSpellings = {
  times: 10,
  per: 1,
  source: 'si',
  spellings: ['g/dL', 'g/dl', 'G/DL', 'G/dL', 'gm/dL', 'gm/dl', 'GM/DL', 'g/100 mL'],
};

const UNITS_PER_LITRE: UnitSpellings = {
  times: 1,
  per: 1,
  source: 'si',
  spellings: ['U/L', 'U/l', 'u/L', 'u/l', 'IU/L', 'IU/l', '[IU]/L', 'unit/L', 'units/L', 'Units/L'],
};

const MICROMOLES_PER_LITRE: UnitSpellings = {
  times: 1,
  per: 1,
  source: 'si',
  spellings: ['µmol/L', 'µmol/l', 'umol/L', 'umol/l', 'mcmol/L'],
};

const MILLIGRAMS_PER_DECILITRE = ['mg/dL', 'mg/dl', 'MG/DL', 'mg/100 mL'] as const;
const MILLIGRAMS_PER_LITRE = ['mg/L', 'mg/l', 'MG/L', 'ug/mL', 'µg/mL', 'mcg/mL'] as const;

const CELLS = [THOUSANDS_PER_MICROLITRE, EACH_PER_MICROLITRE] as const;
const ENZYME = [
  UNITS_PER_LITRE,
  { times: 60, per: 1, source: 'si', spellings: ['µkat/L', 'ukat/L', 'µkat/l', 'ukat/l'] },
] as const satisfies readonly UnitSpellings[];

/** Every unit that is known, by analyte. What is not here is refused, never guessed. */
export const LABORATORY_UNITS = {
  wbc: CELLS,
  neutrophils: CELLS,
  lymphocytes: CELLS,
  eosinophils: CELLS,
  platelets: CELLS,
  haemoglobin: [GRAMS_PER_LITRE, GRAMS_PER_DECILITRE],
  mcv: [{ times: 1, per: 1, source: 'si', spellings: ['fL', 'fl', 'FL', 'U3', 'µm3', 'um3', 'µm³'] }],
  albumin: [GRAMS_PER_LITRE, GRAMS_PER_DECILITRE],
  alt: ENZYME,
  ast: ENZYME,
  bilirubin: [
    MICROMOLES_PER_LITRE,
    // A molar mass of 584.66 g/mol gives 17.104; the table in use says 17.1.
    { times: 171, per: 10, source: 'ama', spellings: MILLIGRAMS_PER_DECILITRE },
  ],
  creatinine: [
    MICROMOLES_PER_LITRE,
    { times: 1000, per: 1, source: 'si', spellings: ['mmol/L', 'mmol/l'] },
    // A molar mass of 113.12 g/mol gives 88.402.
    { times: 884, per: 10, source: 'ama', spellings: MILLIGRAMS_PER_DECILITRE },
  ],
  crp: [
    { times: 1, per: 1, source: 'si', spellings: MILLIGRAMS_PER_LITRE },
    { times: 10, per: 1, source: 'si', spellings: MILLIGRAMS_PER_DECILITRE },
  ],
  igg: [GRAMS_PER_LITRE, { times: 1, per: 100, source: 'si', spellings: MILLIGRAMS_PER_DECILITRE }],
} as const satisfies Readonly<Record<Analyte, readonly UnitSpellings[]>>;

/** Shares of the white cells: a count needs the white cells themselves. */
export const PERCENT_SPELLINGS = ['%', 'percent', '% of WBC', '%{WBCs}'] as const;

/** What a laboratory calls a test: our analyte, or one that is not recorded here. */
export interface TestName {
  /** Null for what is not recorded here. */
  readonly analyte: Analyte | null;
  /** The unit that the name itself states. */
  readonly unitInName?: string;
  /** In lower case: names are told apart by their letters alone. */
  readonly names: readonly string[];
}

export const LABORATORY_TESTS: readonly TestName[] = [
  { analyte: 'wbc', names: ['wbc', 'white cells', 'white blood cells', 'leukocytes', 'leucocytes'] },
  { analyte: 'wbc', unitInName: '10*3/uL', names: ['wbc x 1000'] },
  { analyte: 'neutrophils', names: ['neutrophils', 'anc', 'polys', '-polys', 'neutrophils absolute'] },
  { analyte: 'lymphocytes', names: ['lymphocytes', 'lymphs', '-lymphs', 'lymphocytes absolute'] },
  { analyte: 'eosinophils', names: ['eosinophils', 'eos', '-eos', 'eosinophils absolute'] },
  { analyte: 'haemoglobin', names: ['haemoglobin', 'hemoglobin', 'hgb', 'hb'] },
  { analyte: 'platelets', names: ['platelets', 'plt', 'platelet count'] },
  { analyte: 'platelets', unitInName: '10*3/uL', names: ['platelets x 1000'] },
  { analyte: 'mcv', names: ['mcv', 'mean cell volume', 'mean corpuscular volume'] },
  { analyte: 'albumin', names: ['albumin'] },
  { analyte: 'alt', names: ['alt', 'alt (sgpt)', 'sgpt', 'alat'] },
  { analyte: 'ast', names: ['ast', 'ast (sgot)', 'sgot', 'asat'] },
  { analyte: 'bilirubin', names: ['bilirubin', 'total bilirubin', 'bilirubin total'] },
  { analyte: 'creatinine', names: ['creatinine'] },
  { analyte: 'crp', names: ['crp', 'c-reactive protein'] },
  { analyte: 'igg', names: ['igg', 'immunoglobulin g'] },
  { analyte: null, names: ['-bands', '-basos', '-monos', 'bands', 'basophils', 'monocytes'] },
  { analyte: null, names: ['rbc', 'hct', 'mch', 'mchc', 'rdw', 'mpv', 'reticulocyte count', 'esr'] },
];
