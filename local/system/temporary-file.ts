import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFile {
  readonly path: string;
  readonly remove: () => void;
}

/** Writes a file in a folder of its own. It is removed when this process exits, at the latest. */
export function temporaryFile(name: string, content: string): TemporaryFile {
  const folder = mkdtempSync(join(tmpdir(), 'local-twilio-'));
  const path = join(folder, name);
  const remove = () => {
    process.off('exit', remove);
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', remove);
  writeFileSync(path, content);
  return { path, remove };
}
