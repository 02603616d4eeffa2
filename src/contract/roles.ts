/** The Flex roles that this product distinguishes, from the least to the most powerful. */
export const ROLES = ['agent', 'supervisor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Whether the console is offered to a person with these Flex roles. The functions refuse agents in any case. */
export const mayUseConsole = (roles: readonly string[]) => roles.includes('supervisor') || roles.includes('admin');
