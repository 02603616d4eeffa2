/** One way to attach a webhook to an interaction, to replace it, and to detach it. All reject on any failure. */
export interface AttachClient {
  /** Resolves to the ttid of the new webhook. */
  readonly attach: () => Promise<string>;
  /** Resolves to the ttid of the new webhook. */
  readonly replace: (boundTtid: string) => Promise<string>;
  readonly detach: (boundTtid: string) => Promise<void>;
}

export const OPERATIONS = ['attach', 'replace', 'detach'] as const;
export type AttachOperation = (typeof OPERATIONS)[number];

/** How long each operation took, in ms. */
export type CycleTimes = Readonly<Record<AttachOperation, number>>;

/**
 * Attaches, replaces and detaches, so that the interaction is afterwards as before.
 *
 * @param next Returns the client for the next operation. Its own time does not count.
 */
export async function timedCycle(next: () => Promise<AttachClient>): Promise<CycleTimes> {
  const attached = await timed(await next(), ({ attach }) => attach());
  const replaced = await timed(await next(), ({ replace }) => replace(attached.result));
  const detached = await timed(await next(), ({ detach }) => detach(replaced.result));
  return { attach: attached.ms, replace: replaced.ms, detach: detached.ms };
}

/** Runs a cycle that does not count, so that connections are open and tokens known, and then one that does. */
export async function warmCycle(client: AttachClient): Promise<CycleTimes> {
  await timedCycle(async () => client);
  return timedCycle(async () => client);
}

export async function timed<T>(client: AttachClient, act: (client: AttachClient) => Promise<T>) {
  const startedAt = performance.now();
  const result = await act(client);
  return { result, ms: performance.now() - startedAt };
}
