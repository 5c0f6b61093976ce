/** One thing a blood test measures, with the one unit in which it is recorded. */
export interface AnalyteInfo {
  readonly title: string;
  readonly unit: '10⁹/L' | 'g/L' | 'fL' | 'U/L' | 'µmol/L' | 'mg/L';
  /** The unit as column names write it. */
  readonly unitSlug: '10e9_per_l' | 'g_per_l' | 'fl' | 'u_per_l' | 'umol_per_l' | 'mg_per_l';
}

/** Everything that monitoring reads of a blood test. */
export const ANALYTES = {
  wbc: { title: 'white cells', unit: '10⁹/L', unitSlug: '10e9_per_l' },
  neutrophils: { title: 'neutrophils', unit: '10⁹/L', unitSlug: '10e9_per_l' },
  lymphocytes: { title: 'lymphocytes', unit: '10⁹/L', unitSlug: '10e9_per_l' },
  eosinophils: { title: 'eosinophils', unit: '10⁹/L', unitSlug: '10e9_per_l' },
  haemoglobin: { title: 'haemoglobin', unit: 'g/L', unitSlug: 'g_per_l' },
  platelets: { title: 'platelets', unit: '10⁹/L', unitSlug: '10e9_per_l' },
  mcv: { title: 'mean cell volume', unit: 'fL', unitSlug: 'fl' },
  albumin: { title: 'albumin', unit: 'g/L', unitSlug: 'g_per_l' },
  alt: { title: 'ALT', unit: 'U/L', unitSlug: 'u_per_l' },
  ast: { title: 'AST', unit: 'U/L', unitSlug: 'u_per_l' },
  bilirubin: { title: 'bilirubin', unit: 'µmol/L', unitSlug: 'umol_per_l' },
  creatinine: { title: 'creatinine', unit: 'µmol/L', unitSlug: 'umol_per_l' },
  crp: { title: 'CRP', unit: 'mg/L', unitSlug: 'mg_per_l' },
  igg: { title: 'IgG', unit: 'g/L', unitSlug: 'g_per_l' },
} as const satisfies Record<string, AnalyteInfo>;

export type Analyte = keyof typeof ANALYTES;

/** The analytes, in the order in which they are shown. */
export const ANALYTE_NAMES = Object.keys(ANALYTES) as readonly Analyte[];
