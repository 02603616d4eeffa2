/** The traces of this product in an account, as found at one moment. */
import type { OurWebhook } from '../../functions/lib/attachment/ours';
import type { InstanceSid, InteractionSid, Ttid } from '../../src/contract/sids';

export interface Named {
  readonly sid: string;
  readonly name: string;
}

/** The plugin as it is registered. */
export interface RegisteredPlugin {
  readonly sid: string;
  /** Those that are not archived. */
  readonly versions: readonly Named[];
}

/** Another plugin of the release that is in use. */
export interface ReleasedPlugin {
  readonly name: string;
  readonly version: string;
  readonly versionSid: string;
  readonly phase: number;
}

export interface Environment extends Named {
  readonly domain: string;
  /** The names of its variables. */
  readonly variables: readonly string[];
}

export interface FunctionsService {
  readonly sid: string;
  readonly environments: readonly Environment[];
}

/** The plugin's files in the Functions service that has the files of all plugins. */
export interface PluginFiles {
  readonly serviceSid: string;
  readonly environments: readonly Named[];
  readonly builds: readonly string[];
  readonly assets: readonly Named[];
}

/** A webhook with another name that sends to our receiver, and so to nothing once the functions are gone. */
export interface InspectorWebhook {
  readonly ttid: Ttid;
  readonly name: string | null;
}

export interface Account {
  readonly instance: InstanceSid;
  /** The other plugins of the release that is in use; null if that release is without this plugin. */
  readonly releasedWith: readonly ReleasedPlugin[] | null;
  readonly webhooks: readonly OurWebhook[];
  readonly inspectorWebhooks: readonly InspectorWebhook[];
  /** The interactions at which a detach was cut off, or may have been: not all can be read. */
  readonly unfinishedDetaches: readonly InteractionSid[];
  readonly functions: FunctionsService | null;
  readonly plugin: RegisteredPlugin | null;
  readonly files: PluginFiles | null;
  readonly timelines: readonly Named[];
  /** The private Sync services by their name, first the one that the functions use. Usually there is one. */
  readonly recordsServices: readonly string[];
  /** The number of webhooks that cannot be read, so that it is unknown whose they are. */
  readonly unreadable: number;
  /** The titles of Twilio's lists that do not lead to their end. */
  readonly incomplete: readonly string[];
}

/**
 * Returns the services whose records count: the one that the functions use, because they put their claims there. Once
 * the functions are gone, all.
 */
export const sourcesOfRecords = ({ functions, recordsServices }: Pick<Account, 'functions' | 'recordsServices'>) =>
  functions === null ? recordsServices : recordsServices.slice(0, 1);
