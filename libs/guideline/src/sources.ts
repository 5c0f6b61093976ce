import { PROGRESSION_SOURCES, type Source } from '@interstice/progression';

/** Every document that a rule may cite; a citation of any other fails the build's checks. */
export const SOURCES = {
  ...PROGRESSION_SOURCES,
  'treatment-approach-2026': {
    title: 'Initial treatment approach for CTD-ILD',
    year: 2026,
    where: 'Dr.Oracle, January 2026',
    status: 'verified',
  },
} as const satisfies Readonly<Record<string, Source>>;
