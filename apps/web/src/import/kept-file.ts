import type { HandedIn } from '../api/imports';

/** What was checked, in memory only, so that it can be imported without being chosen again. */
const kept = new Map<string, HandedIn>();

export function keepFile(importId: string, handedIn: HandedIn): void {
  kept.clear();
  kept.set(importId, handedIn);
}

export function keptFile(importId: string): HandedIn | undefined {
  return kept.get(importId);
}
