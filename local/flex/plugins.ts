/** Serves the plugins that Flex loads, and receives the page's reports about plugins that Flex could not start. */
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import * as v from 'valibot';
import { browserScript } from '../system/browser-script';

export interface FlexPlugin {
  readonly name: string;
  /** Its built bundle. Each load of Flex reads it again. */
  readonly file: string;
}

/** Thrown when a plugin's bundle is not a file. */
export class NoBundle extends Error {
  constructor(name: string, file: string) {
    super(`Plugin ${name} has no bundle: ${file} is not a file. Build the plugin first, or correct the path.`);
  }
}

/** Throws `NoBundle` if the plugin has none. */
export function requireBundle({ name, file }: FlexPlugin) {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) throw new NoBundle(name, file);
}

interface PluginsOptions {
  /** Flex starts them in this order. Each load of Flex reads the list again. */
  readonly plugins: readonly FlexPlugin[];
  /** Receives a sentence for people about each plugin that does not start. */
  readonly onProblem: (sentence: string) => void;
}

const NO_STORE = { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-store' };

const REPORT = v.array(v.object({ plugin: v.string(), problem: v.pipe(v.string(), v.maxLength(1000)) }));

export function servePlugins({ plugins, onProblem }: PluginsOptions): Hono {
  const app = new Hono();
  const reporter = browserScript(join(__dirname, 'browser/report-plugins.ts'));

  app.get('/report-plugins.js', (c) => c.body(reporter, 200, NO_STORE));

  app.get('/plugins.json', (c) => {
    for (const { name, file } of plugins) {
      if (!existsSync(file)) onProblem(`Plugin ${name} has no bundle: ${file} does not exist.`);
    }
    return c.json(
      plugins
        .filter(({ file }) => existsSync(file))
        .map(({ name }) => ({ name, version: '0.0.0', src: `/plugins/${name}.js`, phase: 3 })),
    );
  });

  app.post('/plugins/problems', async (c) => {
    const report = v.safeParse(REPORT, await c.req.json().catch(() => null));
    if (!report.success) return c.text('The report is not valid.', 400);
    for (const { plugin, problem } of report.output) {
      // Any page of this machine can send a report, so it must not control the terminal.
      if (plugins.some(({ name }) => name === plugin)) onProblem(`Plugin ${plugin} ${printable(problem)}`);
    }
    return c.body(null, 204);
  });

  app.get('/plugins/:script', async (c) => {
    const plugin = plugins.find(({ name }) => `${name}.js` === c.req.param('script'));
    return plugin !== undefined && existsSync(plugin.file)
      ? c.body(await readFile(plugin.file), 200, NO_STORE)
      : c.notFound();
  });
  return app;
}

const printable = (text: string) => text.replace(/\p{C}+/gu, ' ');
