import { PROGRESSION_SOURCES, type Source } from '@interstice/progression';

/** The label bears no year that was read. */
type CitedSource = Omit<Source, 'year'> & { readonly year?: number };

/** Every document that a rule may cite; a citation of any other fails the build's checks. */
export const SOURCES = {
  ...PROGRESSION_SOURCES,
  'treatment-approach-2026': {
    title: 'Initial treatment approach for CTD-ILD',
    year: 2026,
    where: 'Dr.Oracle, January 2026',
    status: 'verified',
  },
  'mycophenolate-label': {
    title: 'Mycophenolate mofetil: product label, laboratory tests and neutropenia',
    where: 'label text of Mofecon in MIMS, mimsdev.com; Dr.Oracle 380134',
    status: 'verified',
  },
} as const satisfies Readonly<Record<string, CitedSource>>;
