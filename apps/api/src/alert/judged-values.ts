import { fromScaledInteger } from '@interstice/contracts';
import type { JudgedValues } from '@interstice/server';

/** What the record calls otherwise, or keeps in parts of its unit, by its name there. */
const AS_ENTERED: Readonly<Record<string, { readonly name: string; readonly decimals: number }>> = {
  fvc: { name: 'fvcMl', decimals: 0 },
  fvcPctPred: { name: 'fvcPctPred', decimals: 1 },
  dlco: { name: 'dlco', decimals: 3 },
  dlcoPctPred: { name: 'dlcoPctPred', decimals: 1 },
  haemoglobin: { name: 'haemoglobinGPerL', decimals: 1 },
};

/** Names and numbers as the fact itself is answered: 744 tenths of a percent are 74.4. */
export function asEntered(values: JudgedValues): JudgedValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const entered = AS_ENTERED[name];
      if (entered === undefined || typeof value !== 'number') return [name, value];
      return [entered.name, fromScaledInteger(value, entered.decimals)];
    }),
  );
}
