// `npm run traceability`: writes docs/traceability.md anew from the rule data as it was built, and from the files.
import { writeFileSync } from 'node:fs';
import { asCommand, inRoot } from './workspace.mjs';
import { DOCUMENT } from './traceability/document.mjs';
import { writtenTraceability } from './traceability/written.mjs';

await asCommand(async () => {
  writeFileSync(inRoot(DOCUMENT), await writtenTraceability());
});
