import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { browserScript } from '../system/browser-script';
import { type OutsideContext, outsideApi } from './api';

const HEADERS = {
  'Content-Security-Policy': "default-src 'self'; form-action 'self'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
};

/**
 * Serves `/outside`, the page where a person acts as a customer, reads webhook deliveries and simulates Twilio
 * failures.
 */
export function outside(context: OutsideContext): Hono {
  const page = readFileSync(join(__dirname, 'page.html'), 'utf8');
  const style = readFileSync(join(__dirname, 'page.css'), 'utf8');
  const script = browserScript(join(__dirname, 'browser/main.ts'));
  const app = new Hono();
  app.get('/', (c) => c.html(page, 200, HEADERS));
  app.get('/page.css', (c) => c.body(style, 200, { ...HEADERS, 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('/page.js', (c) => c.body(script, 200, { ...HEADERS, 'Content-Type': 'text/javascript; charset=utf-8' }));
  app.route('/api', outsideApi(context));
  return app;
}
