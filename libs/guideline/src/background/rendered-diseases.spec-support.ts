import { parseIsoDate, type Ctd } from '@interstice/clinical';
import type { ExplanationLine } from '../explanation.js';
import { recordOf } from '../record.spec-support.js';
import { describeBackground } from './describe-background.js';

const EVERY_CTD: readonly Ctd[] = ['ssc', 'ra', 'iim', 'mctd', 'sjd', 'sle', 'undifferentiated'];

/** What is told of each disease, of somebody of whom nothing else is recorded. */
export function renderedDiseases(): ExplanationLine[] {
  return EVERY_CTD.flatMap((primary) => {
    const ctd = { kind: 'ctd', id: 'ctd', lineageId: 'ctd', value: { primary, secondary: [] } } as const;
    return describeBackground({ ...recordOf({}), person: [{ ...ctd, on: parseIsoDate('2025-01-01') }] });
  });
}
