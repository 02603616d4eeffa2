/**
 * The removals that an account needs, in order: a value that a rehearsal prints and a run carries out.
 *
 * The release comes first, so that no one opens the panel anymore. The webhooks are detached while the functions still
 * run, so that none of them sends to functions that are gone. People whose panel is still open can attach until the
 * functions are removed; what they have attached is in the plan of the next look at the account. The records come last
 * and only in a plan without anything else: until then, they are needed to bind displaced webhooks again.
 */
import type { OurWebhook } from '../../functions/lib/attachment/ours';
import type { Call } from '../../functions/lib/twilio/http';
import { name as PLUGIN } from '../../package.json';
import type { InteractionSid } from '../../src/contract/sids';
import { FUNCTIONS_SERVICE } from '../account/functions-service';
import { PLUGIN_FILES } from '../deploy/plugin-versions';
import { RECORDS_SERVICE } from '../deploy/records-service';
import type { Account, Named, ReleasedPlugin } from './account';
import { SERVERLESS } from './survey/functions';
import { PLUGIN_SERVICE } from './survey/plugin';
import { DEFAULT_SERVICE, SYNC } from './survey/sync';

/** One removal. A resource that is already gone counts as removed. */
export type Removal = { readonly name: string } & (
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'release'; readonly plugins: readonly ReleasedPlugin[] }
  | { readonly kind: 'webhook'; readonly ours: OurWebhook }
  | { readonly kind: 'unfinished-detach'; readonly interaction: InteractionSid }
);

/** Removals that do not depend on each other. */
export interface Stage {
  readonly title: string;
  readonly removals: readonly Removal[];
  /** Whether it stays while the plugin is released, because Flex would try to load it. */
  readonly needsRelease?: true;
}

export interface Plan {
  readonly stages: readonly Stage[];
  /** The records, to be removed when a plan has nothing else. */
  readonly last: Stage;
}

export function planFor(account: Account): Plan {
  return {
    stages: [
      { title: 'Release without the plugin', removals: release(account) },
      { title: 'Webhooks', removals: webhooks(account) },
      ...functions(account),
      {
        title: `Versions of the plugin ${PLUGIN}, which are archived`,
        removals: versions(account),
        needsRelease: true,
      },
      ...files(account),
      {
        title: 'Timelines in the default Sync service',
        removals: account.timelines.map(({ sid, name }) => deletion(`${DEFAULT_SERVICE}/Maps/${sid}`, name)),
      },
    ],
    last: {
      title: 'Sync service for records',
      removals: account.recordsServices.map((sid) => deletion(`${SYNC}/${sid}`, `${RECORDS_SERVICE} (${sid})`)),
    },
  };
}

const deletion = (url: string, name: string): Removal => ({ kind: 'call', name, call: { method: 'DELETE', url } });

function release({ releasedWith: plugins }: Account): Removal[] {
  if (plugins === null) return [];
  const kept = plugins.map(({ name, version }) => `${name}@${version}`).join(', ');
  return [{ kind: 'release', name: kept === '' ? 'with no plugin' : `with ${kept}`, plugins }];
}

const webhooks = ({ instance, webhooks: ours, inspectorWebhooks, unfinishedDetaches }: Account): Removal[] => [
  ...ours.map(
    (one): Removal => ({ kind: 'webhook', name: `${one.webhook.ttid} of ${one.name.interaction}`, ours: one }),
  ),
  ...inspectorWebhooks.map(({ ttid, name }) =>
    deletion(
      `https://flex-api.twilio.com/v1/Instances/${instance}/InteractionWebhooks/${ttid}`,
      `${ttid}${name === null ? '' : ` “${name}”`}, which sends to the inspector`,
    ),
  ),
  ...unfinishedDetaches.map(
    (interaction): Removal => ({
      kind: 'unfinished-detach',
      name: `an unfinished detach from ${interaction}: the displaced webhook is bound again`,
      interaction,
    }),
  ),
];

/** Deleting an environment stops its functions, whether or not Twilio deletes a service that still has one. */
function functions({ functions: service }: Account): Stage[] {
  const url = `${SERVERLESS}/${service?.sid}`;
  return [
    {
      title: `Environments of the Functions service ${FUNCTIONS_SERVICE}`,
      removals: (service?.environments ?? []).map(({ sid, name, domain, variables }) =>
        deletion(`${url}/Environments/${sid}`, `${name}, ${domain}, variables: ${variables.join(', ') || 'none'}`),
      ),
    },
    {
      title: 'Functions service',
      removals: service === null ? [] : [deletion(url, `${FUNCTIONS_SERVICE} (${service.sid})`)],
    },
  ];
}

const versions = ({ plugin }: Account): Removal[] =>
  (plugin?.versions ?? []).map(({ sid, name }) => ({
    kind: 'call',
    name: `${PLUGIN}@${name}`,
    call: {
      method: 'POST',
      url: `${PLUGIN_SERVICE}/Plugins/${plugin?.sid}/Versions/${sid}/Archive`,
      form: {},
      idempotent: true,
    },
  }));

/** A build can be deleted only when no environment uses it. */
function files({ files: found }: Account): Stage[] {
  const url = `${SERVERLESS}/${found?.serviceSid}`;
  const needsRelease = true as const;
  const named = ({ sid, name }: Named) => `${name} (${sid})`;
  return [
    {
      needsRelease,
      title: `Environments of the plugin in the Functions service ${PLUGIN_FILES}`,
      removals: (found?.environments ?? []).map((one) => deletion(`${url}/Environments/${one.sid}`, named(one))),
    },
    {
      needsRelease,
      title: `Builds of the plugin in the Functions service ${PLUGIN_FILES}`,
      removals: (found?.builds ?? []).map((sid) => deletion(`${url}/Builds/${sid}`, sid)),
    },
    {
      needsRelease,
      title: `Files of the plugin in the Functions service ${PLUGIN_FILES}`,
      removals: (found?.assets ?? []).map((one) => deletion(`${url}/Assets/${one.sid}`, named(one))),
    },
  ];
}
