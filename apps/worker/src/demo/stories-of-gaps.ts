import { addDays, type IsoDate } from '@interstice/clinical';
import type { FactInput } from '@interstice/server';
import { dlco, hrct, pft, symptoms } from './fact-writing.js';
import { agoFrom, type Telling } from './story-writing.js';

/** Patients whose results lack something without which a fall cannot be judged: what is missing is due, not another test. */
export function storiesOfGaps(today: IsoDate): Telling[] {
  const ago = agoFrom(today);
  return [
    {
      who: ['Magnus', 'Arnica', '1957-11-03', 'male', 'ra', 178],
      story: 'Two letters give % predicted alone and one does not say by which equation: its name is due.',
      ildDiagnosedOn: ago(13),
      facts: [
        letter(ago(11), 82, { referenceEquation: 'GLI 2012' }),
        letter(ago(0, 6), 66),
        hrct(ago(11), 11),
        symptoms(ago(0, 4), 'stable'),
      ],
    },
    {
      who: ['Ottilie', 'Bergamot', '1969-02-12', 'female', 'ra', 165],
      story:
        'One letter gives litres and the next one % predicted: nothing can be compared until the litres are known.',
      ildDiagnosedOn: ago(12),
      facts: [
        pft(ago(9), 2900, undefined, { laboratory: 'Laboratory of another clinic' }),
        letter(ago(0, 9), 71, { referenceEquation: 'GLI 2012' }),
        hrct(ago(9), 8),
        symptoms(ago(0, 7), 'stable'),
      ],
    },
    {
      who: ['Pelle', 'Cardamom', '1963-06-30', 'male', 'sle', 181],
      story: 'DLCO fell, and the later report does not name the equation of its % predicted.',
      ildDiagnosedOn: ago(12),
      facts: [
        pft(ago(10), 4100, 88, dlco(66, 146)),
        pft(ago(0, 5), 4080, 88, {
          dlcoPctPred: 53,
          hbCorrected: true,
          haemoglobinGPerL: 145,
          laboratory: 'Satellite laboratory',
        }),
        hrct(ago(10), 10),
        symptoms(ago(0, 3), 'worse'),
      ],
    },
    {
      who: ['Runa', 'Catalpa', '1972-09-25', 'female', 'sjd'],
      story:
        'Litres fell and symptoms are worse; the later report has no % predicted, and no height is known to work it out.',
      ildDiagnosedOn: ago(12),
      facts: [
        pft(ago(8), 3300, 90, dlco(72, 132)),
        pft(ago(0, 8), 3100, undefined, dlco(71, 133)),
        hrct(ago(8), 7),
        symptoms(ago(0, 6), 'worse'),
      ],
    },
    {
      who: ['Selim', 'Clematis', '1955-04-17', 'male', 'iim', 172],
      story:
        'DLCO fell with haemoglobin on record on both days and corrected on neither: the corrected value is due.',
      ildDiagnosedOn: ago(12),
      facts: [
        pft(ago(9), 3500, 86, { ...dlco(64), haemoglobinGPerL: 144 }),
        pft(ago(0, 7), 3480, 85.8, { ...dlco(51.5), haemoglobinGPerL: 138 }),
        hrct(ago(9), 9),
        symptoms(addDays(ago(0, 7), 2), 'worse'),
      ],
    },
  ];
}

/** What a letter of another clinic says of a test: FVC in % predicted and nothing else. */
function letter(
  testedOn: IsoDate,
  fvcPctPred: number,
  further: { readonly referenceEquation?: string } = {},
): FactInput {
  return {
    kind: 'pft',
    values: { testedOn, fvcPctPred, bronchodilator: 'unknown', setting: 'lab', ...further },
  };
}
