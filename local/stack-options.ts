/** The options of everything that `npm start` runs, and what must be right before it starts anything. */
import { conflictWith, type Forward } from './delivery/forward-option';
import { isListening } from './delivery/loopback';
import { type FlexPlugin, requireBundle } from './flex/plugins';
import type { LocalTwilio } from './server';
import { requireFreePorts } from './system/ports';

export interface StackOptions {
  /** Flex's port. The functions use the next one. */
  readonly port: number;
  /** The version of Flex UI, by default the installed one. */
  readonly flexVersion?: string;
  /** Plugins to load beside this one. */
  readonly otherPlugins: readonly FlexPlugin[];
  /** The language that the account sets. */
  readonly locale: string | undefined;
  /** The programs on this machine that receive the events for a host. */
  readonly forwards: readonly Forward[];
  /** Receives progress messages for people. */
  readonly onProgress: (message: string) => void;
}

export interface Stack extends LocalTwilio {
  /** The functions' origin, such as `http://localhost:4311`. */
  readonly functionsOrigin: string;
}

/** Rejects with `PortTaken`, `NoBundle` or a sentence for people. */
export async function requireUsable({ port, otherPlugins, forwards, onProgress }: StackOptions): Promise<void> {
  const ports = [port, port + 1];
  for (const plugin of otherPlugins) requireBundle(plugin);
  const conflict = conflictWith(ports, forwards);
  if (conflict !== null) throw new Error(conflict);
  await requireFreePorts(ports);
  for (const { host, origin } of forwards) {
    if (await isListening(origin)) continue;
    onProgress(`Nothing listens on ${origin} yet. As soon as your program does, it gets the events for ${host}.`);
  }
}
