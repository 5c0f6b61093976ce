import { graftSince, type IsoDate } from '@interstice/clinical';
import type { PersonFactResponse } from '@interstice/contracts';

/** The day since when the lungs are a graft, from what stands about the person; null where they are not (B-27). */
export function graftOf(facts: readonly PersonFactResponse[]): string | null {
  return graftSince(
    facts.flatMap((fact) =>
      fact.kind === 'status' ? [{ ...fact.value, on: fact.on as IsoDate, id: fact.versionId }] : [],
    ),
  );
}
