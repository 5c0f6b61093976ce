import { parseIsoDate } from '@interstice/clinical';
import type { PersonFactRequest } from '@interstice/contracts';
import type { PersonFactInput } from '@interstice/server';

/** A posted fact about the person as it is stored: a diagnosis is of the ILD or of the disease. */
export function personFactInput(posted: PersonFactRequest): PersonFactInput {
  const { on } = posted;
  switch (posted.kind) {
    case 'diagnosis': {
      const value = { diagnosedOn: parseIsoDate(posted.value.diagnosedOn) };
      return { kind: `${posted.value.of}-diagnosis`, on, value };
    }
    case 'ild-diagnosis':
    case 'ctd-diagnosis':
      return { kind: posted.kind, on, value: { diagnosedOn: parseIsoDate(posted.value.diagnosedOn) } };
    case 'birth-date':
      return { kind: 'birth-date', on, value: { birthDate: parseIsoDate(posted.value.birthDate) } };
    case 'sex':
      return { kind: 'sex', on, value: posted.value };
    case 'height':
      return { kind: 'height', on, value: posted.value };
    case 'ctd':
      return { kind: 'ctd', on, value: posted.value };
    case 'antibodies':
      return { kind: 'antibodies', on, value: posted.value };
    case 'hrct-pattern':
      return { kind: 'hrct-pattern', on, value: posted.value };
    case 'descent':
      return { kind: 'descent', on, value: posted.value };
    case 'rapidly-progressive':
      return { kind: 'rapidly-progressive', on, value: posted.value };
  }
}
