import type { FactColumns } from '../facts/fact-columns.js';
import { TakenSlots, type SlotAnswer } from './import-slot.js';
import type { ImportedFact } from './parse-row.js';

/**
 * What a dry run has to remember from batch to batch, as nothing of it is stored. A batch that is tried again has not
 * happened before: what it would have stored counts only once it is kept.
 */
export class DryRunMemory {
  /** The row from which each was registered, as text: half a million of them have to fit. */
  readonly #patients = new Map<string, string>();
  readonly #results = new Set<string>();
  #slots: TakenSlots | undefined;
  #pending: (() => void)[] = [];

  /** A batch begins, perhaps again. */
  begin(): void {
    this.#pending = [];
  }

  /** The batch is over. */
  keep(): void {
    for (const remember of this.#pending) remember();
    this.#pending = [];
  }

  /** @param mrn - as `patient.search_mrn` would hold it */
  patient(mrn: string): string | undefined {
    return this.#patients.get(mrn);
  }

  notePatient(mrn: string, row: string): void {
    this.#pending.push(() => this.#patients.set(mrn, row));
  }

  hasResult(key: string): boolean {
    return this.#results.has(key);
  }

  judge(kind: ImportedFact['kind'], patientId: string, columns: FactColumns): SlotAnswer {
    return this.#slotsOf(kind).judge(patientId, columns);
  }

  noteFact(
    kind: ImportedFact['kind'],
    key: string,
    { patientId, columns, digest }: { patientId: string; columns: FactColumns; digest: string },
  ): void {
    this.#pending.push(() => {
      this.#results.add(key);
      this.#slotsOf(kind).take(patientId, columns, digest);
    });
  }

  /** A file holds one kind. */
  #slotsOf(kind: ImportedFact['kind']): TakenSlots {
    return (this.#slots ??= new TakenSlots(kind, 'text'));
  }
}
