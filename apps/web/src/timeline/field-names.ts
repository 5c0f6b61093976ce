/** What people call the fields of a record. A field that is not here is shown by its own name, in words. */
const NAMES: Readonly<Record<string, string>> = {
  testedOn: 'Tested on',
  fvcMl: 'FVC (mL)',
  fvcPctPred: 'FVC (% predicted)',
  fev1Ml: 'FEV1 (mL)',
  dlco: 'DLCO',
  dlcoUnit: 'Unit of DLCO',
  dlcoPctPred: 'DLCO (% predicted)',
  hbCorrected: 'DLCO corrected for haemoglobin',
  haemoglobinGPerL: 'Haemoglobin (g/L)',
  dlcoReferenceEquation: 'Reference equation of DLCO',
  qualityGrade: 'Quality grade',
  heightCm: 'Height (cm)',
  notDone: 'Could not be done',
  fibrosisExtentPct: 'Extent of fibrosis (%)',
  ildExtentPct: 'Extent of ILD (%)',
  fibrosisChange: 'Change of fibrosis',
  spo2: 'SpO₂ (%)',
  litresPerMinute: 'Oxygen (L/min)',
  wbc: 'White cells',
  mcv: 'Mean cell volume',
  alt: 'ALT',
  ast: 'AST',
  crp: 'CRP',
  igg: 'IgG',
  on: 'Day',
};

/** @example fieldName('referenceEquation') //=> 'Reference equation' */
export function fieldName(field: string): string {
  const known = NAMES[field];
  if (known !== undefined) return known;
  const words = field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replace(/[._-]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @example valueInWords(null) //=> 'not stated' */
export function valueInWords(value: unknown): string {
  if (value === null || value === undefined) return 'not stated';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueInWords).join(', ');
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return Object.entries(value)
    .map(([name, inner]) => `${fieldName(name).toLowerCase()} ${valueInWords(inner)}`)
    .join(', ');
}
