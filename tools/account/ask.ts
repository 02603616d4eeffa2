import { createInterface } from 'node:readline';

/** Returns whether a person sees a question and can answer it. */
export const canAsk = () => process.stdin.isTTY && process.stdout.isTTY;

/** Asks on the terminal. The answer is empty if the terminal is closed or `interrupted` is aborted. */
export async function ask(question: string, interrupted?: AbortSignal): Promise<string> {
  process.stdout.write(question);
  const terminal = createInterface({ input: process.stdin, ...(interrupted && { signal: interrupted }) });
  // Without a line, the terminal was closed.
  const { value: answer = '' } = await terminal[Symbol.asyncIterator]().next();
  terminal.close();
  return answer.trim();
}

/** Asks a question that only `y` or `yes` agrees to. */
export const askForConsent = async (question: string, interrupted?: AbortSignal) =>
  /^y(es)?$/i.test(await ask(`${question} (y/N) `, interrupted));
