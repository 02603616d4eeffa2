/** Serves the page that runs Flex, and the files it loads. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { FunctionsAddress } from '../functions/address';
import { browserScript } from '../system/browser-script';
import { ACCOUNT } from '../world/model';
import { bar } from './bar';
import { localeConfig, serveLocales } from './locales';

const JAVASCRIPT = { 'Content-Type': 'text/javascript; charset=utf-8' };
const NO_STORE = { ...JAVASCRIPT, 'Cache-Control': 'no-store' };
/** For Flex's script, whose name contains a digest of its content. */
const IMMUTABLE = { ...JAVASCRIPT, 'Cache-Control': 'public, max-age=31536000, immutable' };

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

/** Every port of this machine. The policy's syntax has no place for `[::1]`. */
const LOOPBACK = {
  pages: 'http://localhost:* http://127.0.0.1:*',
  sockets: 'ws://localhost:* ws://127.0.0.1:*',
};

/**
 * Lets the page connect only to this server and the functions. With other plugins, lets it use any server on this
 * machine: their backends have ports that only they know, and nothing leaves the machine.
 */
function contentSecurityPolicy(host: string, functions: FunctionsAddress, hasOtherPlugins: boolean) {
  const own = "'self' 'unsafe-inline' 'unsafe-eval' data: blob:";
  return hasOtherPlugins
    ? `default-src ${own} ${LOOPBACK.pages}; connect-src 'self' ${LOOPBACK.pages} ${LOOPBACK.sockets}`
    : `default-src ${own}; connect-src 'self' ws://${host} ${functions.origin}`;
}

export interface FlexPageOptions {
  /** The bundled Flex UI. */
  readonly flexFile: string;
  readonly functions: FunctionsAddress;
  readonly hasOtherPlugins: boolean;
  /** The account's language, such as `de-DE`. Flex's default without it. */
  readonly locale?: string | undefined;
  /** Whether a bar with links to the other pages is above Flex. */
  readonly isDemo?: boolean;
}

/** Serves Flex at every path without a file extension, because Flex keeps its current view in the path. */
export function flexPage({ flexFile, functions, hasOtherPlugins, locale, isDemo = false }: FlexPageOptions): Hono {
  const app = new Hono();
  const preamble = browserScript(join(__dirname, 'browser/preamble.ts'));
  const flex = `/flex/${basename(flexFile)}`;
  const config = { ...APP_CONFIG, ...(locale === undefined ? {} : localeConfig(locale)) };

  app.get('/preamble.js', (c) => c.body(preamble, 200, NO_STORE));
  app.get(flex, async (c) => c.body(await readFile(flexFile), 200, IMMUTABLE));
  if (locale !== undefined) app.route('/', serveLocales(locale));
  app.get('/favicon.ico', (c) => c.body(null, 204));

  app.get('/:path{[^.]*}', (c) => {
    const { host } = new URL(c.req.url);
    c.header('Content-Security-Policy', contentSecurityPolicy(host, functions, hasOtherPlugins));
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
    ${isDemo ? bar : ''}
    <div id="flex"></div>
    <script
      src="/preamble.js"
      data-functions-domain="${functions.domain}"
      data-functions-origin="${functions.origin}"
    ></script>
    <script src="/report-plugins.js"></script>
    <script src="${flex}"></script>
    <script>
      window.appConfig = ${raw(JSON.stringify(config))};
      Twilio.Flex.runDefault(window.appConfig, '#flex').then(reportPlugins);
    </script>
  </body>
</html>`);
  });
  return app;
}
