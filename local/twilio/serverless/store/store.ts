/** All services of Twilio Functions in the account, and what is deployed in them. */
import { SidSequence } from '../../../world/sids';
import { conflict } from '../../conventions/errors';
import type { Dependency, Runtime } from './build';
import type { Issuer } from './environment';
import type { Upload } from './file';
import { LIMITS, requireAtMost } from './limits';
import { ServerlessService, type ServiceSettings } from './service';

/** The present content of an environment. */
export interface Deployed {
  readonly service: string;
  readonly environment: string;
  readonly domain: string;
  readonly runtime: Runtime;
  readonly dependencies: readonly Dependency[];
  readonly variables: Readonly<Record<string, string>>;
  readonly functions: readonly Upload[];
  readonly assets: readonly Upload[];
}

/** Twilio's number in a domain is random. Here the first service has this one, and the next one more. */
const FIRST_DOMAIN_NUMBER = 1_000;

export class ServerlessStore {
  readonly services = new Map<string, ServerlessService>();
  readonly #issuer: Issuer;
  #created = 0;

  /** `now` returns epoch milliseconds. */
  constructor(now: () => number) {
    this.#issuer = { sids: new SidSequence(), now };
  }

  find(sidOrUniqueName: string): ServerlessService | undefined {
    return this.services.get(sidOrUniqueName) ?? this.#named(sidOrUniqueName);
  }

  /** Throws Twilio's 409 if another service has the name, and 400 if there are too many. */
  createService(uniqueName: string, settings: ServiceSettings): ServerlessService {
    if (this.#named(uniqueName) !== undefined) throw conflict('Service with this UniqueName already exists.');
    requireAtMost(LIMITS.services, 'Services', this.services.size + 1);
    const domainBase = `${uniqueName}-${FIRST_DOMAIN_NUMBER + this.#created}`;
    const service = new ServerlessService(this.#issuer, uniqueName, settings, domainBase);
    this.#created += 1;
    this.services.set(service.sid, service);
    return service;
  }

  /** All environments that have a build. */
  deployed(): Deployed[] {
    return [...this.services.values()].flatMap(({ uniqueName, builds, environments }) =>
      [...environments.values()].flatMap((environment): Deployed[] => {
        const build = builds.get(environment.buildSid ?? '');
        if (build === undefined) return [];
        return [
          {
            service: uniqueName,
            environment: environment.uniqueName,
            domain: environment.domainName,
            runtime: build.runtime,
            dependencies: build.dependencies,
            variables: Object.fromEntries([...environment.variables.values()].map(({ key, value }) => [key, value])),
            functions: build.functionVersions,
            assets: build.assetVersions,
          },
        ];
      }),
    );
  }

  /** The content of a deployed asset by its URL, such as the `plugin_url` of a Flex plugin. Null if there is none. */
  assetAt(url: string): Buffer | null {
    const { hostname, pathname } = new URL(url);
    const assets = this.deployed().flatMap(({ domain, assets }) => (domain === hostname ? assets : []));
    return assets.find(({ path, visibility }) => path === pathname && visibility !== 'private')?.content ?? null;
  }

  #named(uniqueName: string): ServerlessService | undefined {
    return [...this.services.values()].find((service) => service.uniqueName === uniqueName);
  }
}
