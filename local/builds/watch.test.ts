import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchFolders } from './watch';

let folder: string;
let stop: () => void;
let onChange = () => {};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watch-'));
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'sub/a.ts'), 'one');
  stop = watchFolders([folder], () => onChange());
});

afterEach(() => stop());

/** Resolves when the change is reported. */
const reported = (change: () => void) =>
  new Promise<void>((resolve) => {
    onChange = resolve;
    change();
  });

test('reports a file each time it is written, replaced, or deleted and created', async () => {
  const file = join(folder, 'sub/a.ts');
  for (let round = 0; round < 3; round += 1) {
    await reported(() => writeFileSync(file, `written ${round}`));
    await reported(() => {
      writeFileSync(join(folder, 'copy'), `replaced ${round}`);
      renameSync(join(folder, 'copy'), file);
    });
    await reported(() => {
      rmSync(file);
      writeFileSync(file, `created ${round}`);
    });
  }
});

test('reports files in new folders, also after a folder is deleted and created again', async () => {
  for (let round = 0; round < 2; round += 1) {
    await reported(() => mkdirSync(join(folder, 'new')));
    await reported(() => writeFileSync(join(folder, 'new/b.ts'), 'one'));
    await reported(() => rmSync(join(folder, 'new'), { recursive: true }));
  }
});
