/** Serves the page that runs Flex, and the files it loads. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { browserScript } from '../system/browser-script';
import { ACCOUNT } from '../world/model';
import type { FunctionsAddress } from './browser/rewrite';

const JAVASCRIPT = { 'Content-Type': 'text/javascript; charset=utf-8' };
const NO_STORE = { ...JAVASCRIPT, 'Cache-Control': 'no-store' };
/** For Flex's script, whose name contains a digest of its content. */
const IMMUTABLE = { ...JAVASCRIPT, 'Cache-Control': 'public, max-age=31536000, immutable' };

const PLUGIN = '/plugins/plugin-interaction-webhooks.js';

/** Flex sets no height on its container, and without the flex layout it fills only half of the page. */
const STYLE = `
  html, body { height: 100%; margin: 0 }
  #flex { height: 100vh; display: flex; flex-direction: column }
  #flex > div { flex: 1 1 auto; display: flex; min-height: 0 }
`;

/** Flex's own configuration. Source: https://www.twilio.com/docs/flex/developer/ui/configuration */
const APP_CONFIG = {
  logLevel: 'warn',
  sso: { accountSid: ACCOUNT.accountSid, loginPopup: false },
  // Calls are shown without audio, so no microphone is needed.
  disableBrowserVoice: true,
  initialDeviceCheck: false,
  disableTelemetry: true,
  // Local Twilio cannot store attachments.
  channelConfigs: ['web', 'sms'].map((addressType) => ({ addressType, cbmAttachments: { enabled: false } })),
  pluginService: { enabled: true, url: '/plugins.json' },
};

/** Lets the page connect only to this server and the functions. */
const contentSecurityPolicy = (host: string, functions: FunctionsAddress) =>
  [
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:",
    `connect-src 'self' ws://${host} ${functions.origin}`,
  ].join('; ');

interface Files {
  /** The bundled Flex UI. */
  readonly flexFile: string;
  /** The built plugin. Flex runs without it until it exists. */
  readonly pluginFile: string;
  readonly functions: FunctionsAddress;
}

/** Serves Flex at every path without a file extension, because Flex keeps its current view in the path. */
export function flexPage({ flexFile, pluginFile, functions }: Files): Hono {
  const app = new Hono();
  const preamble = browserScript(join(__dirname, 'browser/preamble.ts'));
  const flex = `/flex/${basename(flexFile)}`;

  app.get('/preamble.js', (c) => c.body(preamble, 200, NO_STORE));
  app.get(flex, async (c) => c.body(await readFile(flexFile), 200, IMMUTABLE));
  app.get(PLUGIN, async (c) =>
    existsSync(pluginFile) ? c.body(await readFile(pluginFile), 200, NO_STORE) : c.notFound(),
  );
  app.get('/plugins.json', (c) =>
    c.json(
      existsSync(pluginFile) ? [{ name: 'plugin-interaction-webhooks', version: '0.0.0', src: PLUGIN, phase: 3 }] : [],
    ),
  );
  app.get('/favicon.ico', (c) => c.body(null, 204));

  app.get('/:path{[^.]*}', (c) => {
    const { host } = new URL(c.req.url);
    c.header('Content-Security-Policy', contentSecurityPolicy(host, functions));
    c.header('Cache-Control', 'no-store');
    return c.html(html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
    <title>Local Twilio: Flex</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <div id="flex"></div>
    <script
      src="/preamble.js"
      data-functions-domain="${functions.domain}"
      data-functions-origin="${functions.origin}"
    ></script>
    <script src="${flex}"></script>
    <script>
      window.appConfig = ${raw(JSON.stringify(APP_CONFIG))};
      Twilio.Flex.runDefault(window.appConfig, '#flex');
    </script>
  </body>
</html>`);
  });
  return app;
}
