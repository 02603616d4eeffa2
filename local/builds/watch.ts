import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';

/** Waits this long after a change, because editors write a file in several steps. */
const SETTLE_MS = 100;

/**
 * Calls back after changes below the folders. Returns a function that stops watching.
 *
 * Watches each folder by itself. On Linux, the recursive watcher of Node.js 20 loses files that editors or git replace.
 */
export function watchFolders(folders: readonly string[], onChange: () => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;

  const onEvent = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      watchAll();
      onChange();
    }, SETTLE_MS);
  };

  function watchAll() {
    const present = new Set(folders.flatMap(withSubfolders));
    for (const [folder, watcher] of watchers) {
      if (present.has(folder)) continue;
      watcher.close();
      watchers.delete(folder);
    }
    for (const folder of present) {
      // Windows reports an error when a watched folder is deleted.
      if (!watchers.has(folder)) watchers.set(folder, watch(folder, onEvent).on('error', onEvent));
    }
  }

  watchAll();
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}

const withSubfolders = (folder: string): readonly string[] => [
  folder,
  ...readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.path, entry.name)),
];
