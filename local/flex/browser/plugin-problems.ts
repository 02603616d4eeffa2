/** Finds the plugins that Flex could not start. */

/** A plugin as Flex's plugin manager lists it, in the order in which Flex starts them. */
export interface ManagedPlugin {
  readonly name: string;
  /** `NotStarted`, `Loaded`, `Initialising`, `Initialized` or `Failed`. */
  readonly state?: string;
}

export interface PluginProblem {
  readonly plugin: string;
  /** Continues a sentence that begins with the plugin. */
  readonly problem: string;
}

/** `scriptErrors` holds the error of each script that threw, by the plugin's name. */
export function pluginProblems(
  plugins: readonly ManagedPlugin[],
  scriptErrors: ReadonlyMap<string, string>,
): readonly PluginProblem[] {
  const waiting = plugins.filter(({ state }) => state === 'Loaded').map(({ name }) => name);
  const consequence =
    waiting.length === 0
      ? 'Flex waits 10 seconds for it at each load.'
      : `Flex waits 10 seconds for it at each load, and does not start the plugins after it: ${waiting.join(', ')}.`;
  return plugins.flatMap(({ name: plugin, state }) => {
    const error = scriptErrors.get(plugin);
    switch (state) {
      case 'NotStarted':
        return error === undefined
          ? [{ plugin, problem: `does not call loadPlugin. ${consequence}` }]
          : [{ plugin, problem: `throws while loading: ${error}. ${consequence}` }];
      case 'Initialising':
        return [{ plugin, problem: `does not end its init. ${consequence}` }];
      case 'Failed':
        return [{ plugin, problem: 'fails in its init. The browser’s console shows the error.' }];
      default:
        return error === undefined ? [] : [{ plugin, problem: `throws while loading: ${error}.` }];
    }
  });
}
