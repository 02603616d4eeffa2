/**
 * Runs in the page before Flex. Provides `reportPlugins()`, which the page calls when Flex has started and which sends
 * the plugins that Flex could not start to Local Twilio, so that the terminal shows them.
 */
import { type ManagedPlugin, pluginProblems } from './plugin-problems';

const scriptErrors = new Map<string, string>();

window.addEventListener('error', ({ filename, message, lineno, colno }) => {
  const [, plugin] = /\/plugins\/([^/]+)\.js$/.exec(filename) ?? [];
  if (plugin !== undefined && !scriptErrors.has(plugin)) {
    scriptErrors.set(
      plugin,
      `${message.replace(/^Uncaught /, '').replace(/\.$/, '')} (line ${lineno}, column ${colno})`,
    );
  }
});

async function reportPlugins() {
  const { Plugins } = (window as unknown as { Twilio: { Flex: { Plugins: { plugins?: readonly ManagedPlugin[] } } } })
    .Twilio.Flex;
  const problems = pluginProblems(Plugins.plugins ?? [], scriptErrors);
  if (problems.length === 0) return;
  await fetch('/plugins/problems', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(problems),
  });
}

Object.assign(window, { reportPlugins });
