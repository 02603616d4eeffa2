/** Builds what has changed, and reports once everything is current. */
import type { BuildError } from './errors';

export interface Part {
  readonly name: string;
  /** Identifies the sources that a build would use now. */
  readonly digest: () => string;
  /** The digest that the existing build is from, if known. */
  readonly builtFrom: string | null;
  /** Builds from the sources with this digest. If there are errors, the previous build stays in use. */
  readonly build: (digest: string) => Promise<readonly BuildError[]>;
}

interface Reports {
  readonly onStart: (names: readonly string[]) => void;
  /** Called when everything is current, or has an error. */
  readonly onEnd: (errors: readonly BuildError[]) => void;
}

/**
 * Returns a function to call after every change of a file. It builds the parts whose sources differ from their last
 * build, and builds again if they change in the meantime. Resolves when everything is current.
 */
export function updates(parts: readonly Part[], { onStart, onEnd }: Reports): () => Promise<void> {
  /** The digest of each part's last build, also of one that failed. */
  const attempted = new Map(parts.map((part) => [part, part.builtFrom]));
  const changed = () =>
    parts.flatMap((part) => {
      const digest = part.digest();
      return digest === attempted.get(part) ? [] : [{ part, digest }];
    });
  let running: Promise<void> | null = null;

  async function run() {
    const errors = new Map<Part, readonly BuildError[]>();
    for (let stale = changed(); stale.length > 0; stale = changed()) {
      onStart(stale.map(({ part }) => part.name));
      await Promise.all(
        stale.map(async ({ part, digest }) => {
          attempted.set(part, digest);
          errors.set(part, await part.build(digest));
        }),
      );
    }
    if (errors.size > 0) onEnd([...errors.values()].flat());
  }

  return () => {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
}
