import { z } from 'zod';
import { alertStatus, inboxAlert } from './alert.js';
import { evidenceSeen } from './alert-decision.js';
import { missingFact } from './explanation.js';
import { listedOptions } from './options.js';

/** One alert with what a physician decides it on; the judgement as it is now is answered by the patient's progression. */
export const alertCard = inboxAlert
  .extend({
    evidence: evidenceSeen.meta({ description: 'What was met, with the tests that were compared.' }),
    met: z
      .array(z.strictObject({ criterionId: z.string(), title: z.string() }))
      .meta({ description: 'The criteria of the set that were met on any day of the story, in rule order.' }),
    firstMetOn: z.iso.date().nullable(),
    missing: z.array(missingFact).meta({ description: 'What would make it certain.' }),
    people: z.array(z.strictObject({ id: z.uuid(), displayName: z.string() })).meta({
      description: 'Whom the answer names: owner, deputy, and who had decided before the evidence changed.',
    }),
    others: z
      .array(z.strictObject({ id: z.uuid(), ruleId: z.string(), title: z.string(), status: alertStatus }))
      .meta({ description: 'Other alerts of the same episode: one fall may meet several definitions.' }),
    options: listedOptions.exactOptional().meta({
      description: 'Of an alert about progression, for roles that read values: what the sources list now.',
    }),
    isAboutGlucocorticoids: z.boolean().meta({
      description: 'Whether it warns of glucocorticoids; what was taken of them then belongs beside it.',
    }),
    ruleSet: z.int().meta({
      description:
        'Number of the rules by which its patient was last reviewed; every change of a rule counts.',
    }),
  })
  .meta({ id: 'AlertCard' });

export type AlertCard = z.output<typeof alertCard>;
