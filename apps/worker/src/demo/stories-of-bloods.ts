import { addDays, type IsoDate } from '@interstice/clinical';
import type { FactInput } from '@interstice/server';
import { cbc, course, dlco, hrct, liverTests, pft, symptoms, visit } from './fact-writing.js';
import { agoFrom, type Telling, type Who } from './story-writing.js';

/** Patients on every other drug whose blood is watched, each in a phase of its schedule. */
export function storiesOfBloods(today: IsoDate): Telling[] {
  const ago = agoFrom(today);
  /** Calm lungs, so that what is due comes from the drugs. */
  const calm = (who: Who, story: string, ...facts: readonly FactInput[]): Telling => ({
    who,
    story,
    ildDiagnosedOn: ago(30),
    facts: [
      pft(ago(14), 2700, 81, dlco(63, 130)),
      pft(ago(8), 2695, 81, dlco(63, 131)),
      pft(ago(2), 2690, 80.9, dlco(62.8, 130)),
      hrct(ago(14), 14),
      hrct(ago(3), 14, { fibrosisChange: 'stable', comparedWithOn: ago(14) }),
      symptoms(ago(2), 'stable'),
      visit(ago(2), 'joint'),
      ...facts,
    ],
  });
  /** Everything that any of these drugs asks for. */
  const full = (on: IsoDate) => cbc(on, { bilirubin: 9, albumin: 40 });
  return [
    calm(
      ['Akua', 'Almond', '1966-05-11', 'female', 'ssc', 164],
      'Second week of azathioprine, and nintedanib planned for next week: its first liver tests are wanted.',
      course('azathioprine', ago(0, 17)),
      cbc(ago(0, 10)),
      {
        kind: 'treatment',
        values: { drug: 'nintedanib', plannedStartOn: addDays(today, 7), indication: 'ild' },
      },
    ),
    calm(
      ['Bruno', 'Aspen', '1961-02-27', 'male', 'iim', 177],
      'Third month of azathioprine beside tacrolimus: one draw for both.',
      course('azathioprine', ago(2, 10)),
      course('tacrolimus', ago(8)),
      ...[ago(1, 20), ago(1, 5), ago(0, 6)].map(full),
    ),
    calm(
      ['Carla', 'Azalea', '1970-10-08', 'female', 'mctd', 161],
      'Azathioprine for two years and nintedanib for one: neutrophils were low once and are back inside the limit, to be signed.',
      course('azathioprine', ago(24)),
      course('nintedanib', ago(12)),
      full(ago(2)),
      cbc(ago(1)),
      cbc(ago(0, 12), { neutrophils: 1.5, wbc: 3.7 }),
      cbc(ago(0, 5), { neutrophils: 2.2, wbc: 4.3 }),
    ),
    calm(
      ['Dmitri', 'Balsam', '1958-06-30', 'male', 'ra', 175],
      'Methotrexate for the joints: the count is up to date, the liver is not.',
      course('methotrexate', ago(16), { indication: 'ctd' }),
      full(ago(3)),
      {
        kind: 'blood-test',
        values: { collectedOn: ago(0, 12), wbc: 6, neutrophils: 4, haemoglobin: 131, platelets: 240 },
      },
    ),
    calm(
      ['Esther', 'Begonia', '1967-12-19', 'female', 'ra', 166],
      'Third month of leflunomide and tocilizumab.',
      course('leflunomide', ago(3), { indication: 'ctd' }),
      course('tocilizumab', ago(2, 20), { route: 'subcutaneous' }),
      full(ago(1, 10)),
    ),
    calm(
      ['Fuad', 'Bluebell', '1956-01-23', 'male', 'ra', 172],
      'Leflunomide, pirfenidone and tocilizumab for more than a year.',
      course('leflunomide', ago(26), { indication: 'ctd' }),
      course('pirfenidone', ago(13)),
      course('tocilizumab', ago(20), { route: 'subcutaneous', indication: 'ctd' }),
      full(ago(1, 8)),
    ),
    calm(
      ['Gunvor', 'Bracken', '1973-08-04', 'female', 'iim', 168],
      'Second month of ciclosporin and nintedanib.',
      course('ciclosporin', ago(1, 12)),
      course('nintedanib', ago(1, 5)),
      full(ago(0, 14)),
    ),
    calm(
      ['Henrik', 'Bramble', '1960-03-16', 'male', 'iim', 181],
      'Ciclosporin for a year, pirfenidone since two months.',
      course('ciclosporin', ago(12)),
      course('pirfenidone', ago(2)),
      ...liverTests(ago(2), ago(1)),
      full(ago(0, 27)),
    ),
  ];
}
