/** Whether somebody with these roles of Flex is offered the console. The functions refuse agents anyway. */
export const mayUseConsole = (roles: readonly string[]) => roles.includes('supervisor') || roles.includes('admin');
