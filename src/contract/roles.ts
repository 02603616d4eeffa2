/**
 * The Flex roles that this product distinguishes, from the least to the most powerful. Flex has others, which give no
 * rights here: `flex.lead`, `flex.qualityanalyst`, `flex.readonlyadmin`, single permissions such as `flex.readteams`,
 * and the roles of Flex Insights (`wfo.…`).
 */
export const ROLES = ['agent', 'supervisor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Returns the most powerful of a person's Flex roles, or null if they have none that this product uses. */
export const roleOf = (roles: readonly string[]): Role | null =>
  [...ROLES].reverse().find((role) => roles.includes(role)) ?? null;

/** Whether a person may see the tasks of all agents, and the console. An agent may see only their own tasks. */
export const maySeeAll = (role: Role | null) => role === 'supervisor' || role === 'admin';
