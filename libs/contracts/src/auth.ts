import { z } from 'zod';
import { PERMISSIONS, role, type Permission } from './permissions.js';
import { writtenText } from './text.js';

/** A sign-in. The limits only bound the work of hashing. */
export const loginRequest = z
  .strictObject({
    email: writtenText().min(1, { error: 'expected an e-mail address' }).max(320),
    password: z.string().min(1, { error: 'expected a password' }).max(1024),
  })
  .meta({ id: 'LoginRequest', example: { email: 'nurse@clinic.example', password: 'a long pass phrase' } });

export type LoginRequest = z.output<typeof loginRequest>;

const permissionNames = Object.keys(PERMISSIONS) as [Permission, ...Permission[]];

/** Who is signed in, where they work and what they may do there. */
export const meResponse = z
  .strictObject({
    user: z.strictObject({ id: z.uuid(), email: z.string(), displayName: z.string() }),
    memberships: z.array(
      z.strictObject({
        siteId: z.uuid(),
        siteName: z.string(),
        timeZone: z.string(),
        isDemo: z.boolean(),
        demo: z
          .strictObject({
            seededOn: z.iso.date().meta({ description: 'The day from which everything is dated back.' }),
            isStale: z.boolean().meta({
              description:
                'Older than a week: what is due and overdue is that of days long gone. Offer a reset (B-36).',
            }),
          })
          .exactOptional()
          .meta({ description: 'There for a demo clinic, whose data is made up.' }),
        role,
      }),
    ),
    permissions: z.array(z.enum(permissionNames)),
    session: z.strictObject({
      idleMinutes: z.int().meta({
        description: 'The session ends when nobody has used it for so long; a screen locks itself then.',
      }),
    }),
  })
  .meta({ id: 'Me' });

export type MeResponse = z.output<typeof meResponse>;
