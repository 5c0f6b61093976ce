import type { TimelineVersion } from '@interstice/contracts';
import { canonicalJson } from '@interstice/server';

/** A version as its table holds it, without its values. */
export interface VersionRow extends Record<string, unknown> {
  readonly lineageId: string;
  readonly versionId: string;
  readonly supersedes: string | null;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
  readonly source: string;
  readonly reason: string | null;
  readonly withdrawnAt: Date | null;
}

/** What an answer carries beside what the fact says, or derives from it. */
const NOT_SAID: ReadonlySet<string> = new Set([
  ...['lineageId', 'versionId', 'recordedAt', 'source', 'unchanged', 'reason'],
  ...['excluded', 'changes', 'completeBloodCount'],
]);

/** `reason` of a treatment's change is something it says; that of a person fact is why it was recorded. */
function saidBy(answer: object, kind: string): Map<string, unknown> {
  return new Map(
    Object.entries(answer).filter(
      ([field]) => !NOT_SAID.has(field) || (field === 'reason' && kind === 'treatment-change'),
    ),
  );
}

/** Field by field what one version says differently from the version before; what is not stated is null. */
export function changedFields(
  before: object,
  after: object,
  kind: string,
): { field: string; from: unknown; to: unknown }[] {
  const [from, to] = [saidBy(before, kind), saidBy(after, kind)];
  return [...new Set([...from.keys(), ...to.keys()])]
    .map((field) => ({ field, from: from.get(field) ?? null, to: to.get(field) ?? null }))
    .filter((change) => canonicalJson(change.from) !== canonicalJson(change.to));
}

/** Versions of one lineage, the first one first. Recorded in one instant, they are told apart by what each supersedes. */
export function inOrder<Version extends Pick<VersionRow, 'versionId' | 'supersedes'>>(
  versions: readonly Version[],
): Version[] {
  const after = new Map(versions.map((version) => [version.supersedes, version]));
  const ordered: Version[] = [];
  for (let next = after.get(null); next !== undefined; next = after.get(next.versionId)) ordered.push(next);
  return ordered;
}

/** The history of one fact as it is told. */
export function foldedVersions(
  kind: string,
  versions: readonly VersionRow[],
  answers: ReadonlyMap<string, object>,
  nameOf: (userId: string | null) => string | undefined,
): TimelineVersion[] {
  return inOrder(versions).map((version, index, all) => {
    const before = answers.get(all[index - 1]?.versionId ?? '');
    const after = answers.get(version.versionId);
    const recordedBy = nameOf(version.recordedBy);
    return {
      versionId: version.versionId,
      recordedAt: version.recordedAt.toISOString(),
      source: version.source,
      changed: before === undefined || after === undefined ? [] : changedFields(before, after, kind),
      ...(recordedBy === undefined ? {} : { recordedBy }),
      ...(version.reason === null ? {} : { reason: version.reason }),
    };
  });
}
