import type { ImportKind } from '@interstice/contracts';
import { CommandFailure, type ExitCode } from '../exit-code.js';

export interface ImportOptions {
  readonly site?: string;
  readonly as?: string;
  readonly dryRun?: true;
}

/** `interstice import KIND FILE` */
export function importFile(_kind: ImportKind, _file: string, _options: ImportOptions): Promise<ExitCode> {
  return Promise.reject(new CommandFailure('Files cannot be imported yet.'));
}
