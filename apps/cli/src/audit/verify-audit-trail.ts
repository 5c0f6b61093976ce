import { verifyAudit, type BrokenSeal } from '@interstice/server';
import { EXIT, type ExitCode } from '../exit-code.js';
import { print } from '../terminal.js';
import { withServer } from '../with-server.js';

const REASONS: Readonly<Record<BrokenSeal, string>> = {
  gap: 'a seal is missing before it',
  'event-missing': 'its event is missing',
  'event-altered': 'its event was altered',
  'chain-broken': 'it does not follow from the one before',
  'tail-missing': 'seals were cut off here: there are sealed events without one',
};

/** `interstice verify-audit` */
export function verifyAuditTrail(): Promise<ExitCode> {
  return withServer(['worker'], async ({ database }) => {
    const { sealed, unsealedTail, firstBroken } = await database.asWorkerSnapshot(verifyAudit);
    print(`sealed ${sealed}`);
    print(`not sealed yet ${unsealedTail}`);
    if (firstBroken === undefined) {
      print('the chain holds');
      return EXIT.done;
    }
    print(`BROKEN at seal ${firstBroken.seq}: ${REASONS[firstBroken.reason]} (${firstBroken.reason})`);
    return EXIT.remarks;
  });
}
