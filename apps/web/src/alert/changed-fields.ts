type Values = Readonly<Record<string, unknown>>;

export interface ChangedField {
  readonly field: string;
  /** Null where nothing was stated. */
  readonly before: unknown;
  readonly after: unknown;
}

/** The fields of a fact that are not what they were; of one that does not stand any more, all that it said. */
export function changedFields({
  before = {},
  after = {},
}: {
  readonly before?: Values | undefined;
  readonly after?: Values | undefined;
}): readonly ChangedField[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
    .filter((changed) => changed.before !== changed.after);
}
