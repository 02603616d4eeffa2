/** Returns the command that a deployment prints at its end, which releases the plugin. Throws if there is none. */
export function releaseCommand(output: string): string {
  const command = /^ +(twilio flex:plugins:release --plugin \S+)$/m.exec(output)?.[1];
  if (command === undefined) throw new Error(`The deployment printed no command to release the plugin:\n${output}`);
  return command;
}
