import { z } from 'zod';
import { alertSeverity } from './alert.js';
import { citation } from './explanation.js';
import { listTotal } from './list.js';
import { line } from './text.js';

const LONGEST_ID = 60;
const MOST_SETS = 20;

/** What a site chooses; which ids there are, the answer to reading it tells. */
export const siteSettingsRequest = z
  .strictObject({
    surveillanceProtocol: line(LONGEST_ID),
    bloodProtocol: line(LONGEST_ID),
    alertSets: z
      .array(line(LONGEST_ID))
      .max(MOST_SETS, { error: `expected at most ${MOST_SETS} definitions` })
      .refine((sets) => new Set(sets).size === sets.length, { error: 'expected each definition once' })
      .meta({ description: 'Definitions and advisories that raise alerts.' }),
    revision: z.int().min(1).meta({ description: 'The revision of the settings that were seen.' }),
  })
  .meta({
    id: 'SiteSettingsRequest',
    example: {
      surveillanceProtocol: 'summary-2026',
      bloodProtocol: 'mmf-label',
      alertSets: ['inbuild', 'dlco-decline'],
      revision: 1,
    },
  });

export type SiteSettingsRequest = z.output<typeof siteSettingsRequest>;

const protocolChoice = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    summary: z.string().meta({ description: 'How it differs from the others, in one sentence.' }),
  })
  .meta({ id: 'ProtocolChoice' });

const alertSetChoice = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    kind: z.enum(['progression', 'advisory']),
    severity: alertSeverity,
    byDefault: z.boolean(),
    text: z.string().meta({ description: 'What it asks for, in words from the rule data.' }),
    cites: z.array(citation),
  })
  .meta({ id: 'AlertSetChoice' });

/** What a site has chosen, what it can choose, and how far the reviews are that a change makes owed. */
export const siteSettings = z
  .strictObject({
    surveillanceProtocol: z.string(),
    bloodProtocol: z.string(),
    alertSets: z.array(z.string()),
    revision: z.int(),
    choices: z.strictObject({
      surveillanceProtocols: z.array(protocolChoice),
      bloodProtocols: z.array(protocolChoice),
      alertSets: z.array(alertSetChoice),
    }),
    reviews: z.strictObject({
      patients: listTotal,
      owed: listTotal.meta({
        description: 'Patients whose answers are older than what was recorded or chosen.',
      }),
    }),
  })
  .meta({ id: 'SiteSettings' });

export type SiteSettings = z.output<typeof siteSettings>;
