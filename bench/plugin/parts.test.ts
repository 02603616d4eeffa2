import { partOf } from './parts';

test.each([
  ['/repo/node_modules/@twilio-paste/theme/dist/index.es.js', 'theme'],
  ['/repo/node_modules/@twilio-paste/box/dist/index.es.js', 'paste'],
  ['/repo/node_modules/twilsock/lib/client.js', 'sync'],
  ['/elsewhere/node_modules/twilio-sync/node_modules/uuid/index.js', 'sync'],
  ['/repo/node_modules/valibot/dist/index.mjs', 'valibot'],
  ['/repo/node_modules/prop-types/index.js', 'other'],
  ['/repo/src/strings/en-US/panel.ts', 'texts'],
  ['/repo/src/panel/view/Panel.tsx', 'own'],
  ['webpack/bootstrap', 'other'],
])('%s belongs to %s', (source, part) => {
  expect(partOf(source, '/repo')).toBe(part);
});
