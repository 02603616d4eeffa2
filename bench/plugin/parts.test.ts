import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PARTS, partOf } from './parts';

test.each([
  ['/repo/node_modules/@twilio-paste/styling-library/dist/index.es.js', 'styles'],
  ['/repo/node_modules/@twilio-paste/theme/dist/index.es.js', 'theme'],
  ['/repo/node_modules/@twilio-paste/box/dist/index.es.js', 'boxes'],
  ['/repo/node_modules/@twilio-paste/icons/esm/PlusIcon.js', 'icons'],
  ['/elsewhere/node_modules/twilio-sync/lib/client.js', 'sync'],
  ['/repo/node_modules/twilio-sync/node_modules/twilsock/lib/client.js', 'connection'],
  ['/repo/node_modules/valibot/dist/index.mjs', 'valibot'],
  ['/repo/node_modules/prop-types/index.js', 'other'],
  ['/repo/src/strings/en-US/panel.ts', 'texts'],
  ['/repo/src/panel/view/Panel.tsx', 'panel'],
  ['/repo/src/form/UrlField.tsx', 'components'],
  ['/repo/src/addToFlex.ts', 'flex'],
  ['webpack/bootstrap', 'other'],
])('%s belongs to %s', (source, part) => {
  expect(partOf(source, '/repo')).toBe(part);
});

test('the page says of each part why it is kept', () => {
  const page = readFileSync(resolve(__dirname, '../../docs/performance.md'), 'utf8');
  const explained = [...page.matchAll(/^\| ([^|]+) \| (?![\d.]+ ×)[^|]+ \|$/gm)].map(([, name]) => name);
  expect(explained).toEqual(expect.arrayContaining(Object.values(PARTS)));
});
