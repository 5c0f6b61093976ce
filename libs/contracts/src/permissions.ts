import { z } from 'zod';

export const role = z.enum(['nurse', 'physician', 'coordinator', 'admin']);
export type Role = z.output<typeof role>;

/**
 * Who may do what: the one permission table. A role holds at one site. Clinical values are read by nurses and
 * physicians; a coordinator sees what is due and why without values (B-34); an admin manages the site and sees no
 * clinical data.
 */
export const PERMISSIONS = {
  'account.read': ['nurse', 'physician', 'coordinator', 'admin'],
  'site.manage': ['admin'],
  'member.read': ['nurse', 'physician', 'coordinator', 'admin'],
  'settings.read': ['nurse', 'physician', 'coordinator', 'admin'],
  'settings.change': ['physician'],
  'patient.search': ['nurse', 'physician', 'coordinator'],
  'patient.read': ['nurse', 'physician', 'coordinator'],
  'patient.register': ['nurse', 'physician', 'coordinator'],
  'patient.change': ['nurse', 'physician'],
  'patient.merge': ['nurse', 'physician'],
  'patient.assign': ['physician', 'coordinator'],
  'fact.record': ['nurse', 'physician'],
  'fact.correct': ['nurse', 'physician'],
  'fact.withdraw': ['nurse', 'physician'],
  'fact.reassign': ['nurse', 'physician'],
  'fact.exclude': ['physician'],
  'interval.override': ['physician'],
  'fact.read': ['nurse', 'physician'],
  'value.read': ['nurse', 'physician'],
  'due-item.read': ['nurse', 'physician', 'coordinator'],
  'progression.read': ['nurse', 'physician', 'coordinator'],
  'options.read': ['nurse', 'physician'],
  'alert.read': ['nurse', 'physician', 'coordinator'],
  'alert.acknowledge': ['nurse', 'physician'],
  'alert.decide': ['physician'],
  'alert.assign': ['physician', 'coordinator'],
  'why.read': ['nurse', 'physician', 'coordinator'],
  'live.read': ['nurse', 'physician', 'coordinator'],
  'import.run': ['nurse', 'physician', 'coordinator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export interface Membership {
  readonly siteId: string;
  readonly role: Role;
}

/** Whether a role carries a permission. */
export function roleHolds(held: Role, permission: Permission): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission];
  return roles.includes(held);
}

/** The sites at which somebody holds a permission, each once. */
export function sitesHolding(memberships: readonly Membership[], permission: Permission): readonly string[] {
  return [...new Set(memberships.filter((it) => roleHolds(it.role, permission)).map((it) => it.siteId))];
}
