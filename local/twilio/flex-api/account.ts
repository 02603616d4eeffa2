/** The account as Flex reads it: its configuration, its teams, and the user of a token. */
import { Hono } from 'hono';
import { ACCOUNT } from '../../world/model';
import type { World } from '../../world/world';
import { holderOfToken, isAccount, isFlexUser } from '../conventions/authentication';
import { UNAUTHENTICATED } from '../conventions/errors';
import { Parameters } from '../conventions/parameters';
import { iso, isoSeconds } from '../conventions/time';
import { type ConfigurationChanges, configurationChanges } from './configuration-changes';

const RUNTIME_DOMAIN = 'localhost';

const DATE = '2024-01-01T00:00:00Z';

/** The properties of the configuration that have no part in Local Twilio. */
const NOT_CONFIGURED = {
  taskrouter_taskqueues: [],
  taskrouter_worker_channels: null,
  taskrouter_worker_attributes: null,
  messaging_service_instance_sid: null,
  flex_service_instance_sid: null,
  flex_url: null,
  service_version: null,
  ui_language: null,
  ui_dependencies: {},
  public_attributes: {},
  plugin_service_enabled: false,
  plugin_service_attributes: null,
  call_recording_enabled: false,
  call_recording_webhook_url: null,
  crm_enabled: false,
  crm_type: null,
  crm_callback_url: null,
  crm_fallback_url: null,
  crm_attributes: null,
  integrations: [],
  serverless_service_sids: [],
  queue_stats_configuration: null,
  markdown: { enabled: false },
  flex_insights_hr: null,
  flex_insights_drilldown: false,
  channel_configs: [],
  debugger_integration: { enabled: false },
  flex_ui_status_report: { enabled: false },
  // Agents may leave a conversation without ending it, and pause it to come back later.
  agent_conv_end_methods: { enabled: ['Leave', 'Pause'] },
  citrix_voice_vdi: null,
  offline_config: null,
};

/**
 * Both Flex and the functions read it.
 * Source: https://www.twilio.com/docs/flex/developer/config/flex-configuration-rest-api
 */
const configuration = (offlineActivitySid: string | undefined) => ({
  account_sid: ACCOUNT.accountSid,
  flex_instance_sid: ACCOUNT.instanceSid,
  taskrouter_workspace_sid: ACCOUNT.workspaceSid,
  taskrouter_target_workflow_sid: ACCOUNT.workflowSid,
  taskrouter_target_taskqueue_sid: ACCOUNT.queueSid,
  taskrouter_offline_activity_sid: offlineActivitySid,
  chat_service_instance_sid: ACCOUNT.chatServiceSid,
  runtime_domain: RUNTIME_DOMAIN,
  status: 'ok',
  ui_version: '~2.17.1',
  // Flex starts only when this is "yes" or "deprecated".
  ui_attributes: { version_compatibility: 'yes' },
  attributes: {},
  taskrouter_skills: [],
  outbound_call_flows: { default: { enabled: false } },
  notifications: { enabled: false },
  ...NOT_CONFIGURED,
  url: 'https://flex-api.twilio.com/v1/Configuration',
  date_created: DATE,
});

export function accountRoutes(world: World): Hono {
  const app = new Hono();
  let changes: ConfigurationChanges = {};
  let updatedAt = DATE;

  const currentConfiguration = () => {
    const offline = [...world.activities.values()].find((activity) => activity.name === 'Offline');
    return { ...configuration(offline?.sid), ...changes, date_updated: updatedAt };
  };

  app.get('/v1/Configuration', (c) => {
    const authorization = c.req.header('authorization');
    if (!isAccount(authorization) && !isFlexUser(authorization, world)) {
      return c.json(UNAUTHENTICATED, 401);
    }
    return c.json(currentConfiguration());
  });
  app.post('/v1/Configuration', async (c) => {
    if (!isAccount(c.req.header('authorization'))) return c.json(UNAUTHENTICATED, 401);
    changes = { ...changes, ...(await configurationChanges(c)) };
    updatedAt = isoSeconds(world.now());
    return c.json(currentConfiguration());
  });

  // Flex reads it before a user signs in, so without credentials. Its SDK can name the domain beside the account.
  app.get('/v1/Configuration/Public', (c) => {
    const query = Parameters.ofQuery(c, ['AccountSid', 'RuntimeDomain']);
    const isAsked =
      (query.optional('AccountSid') ?? ACCOUNT.accountSid) === ACCOUNT.accountSid &&
      (query.optional('RuntimeDomain') ?? RUNTIME_DOMAIN) === RUNTIME_DOMAIN;
    const publicConfiguration = {
      account_sid: ACCOUNT.accountSid,
      runtime_domain: RUNTIME_DOMAIN,
      public_attributes: changes.public_attributes ?? {},
    };
    return c.json({ configurations: isAsked ? [publicConfiguration] : [] });
  });

  app.post('/v1/Accounts/:account/Tokens/Info', async (c) => {
    const form = await Parameters.ofForm(c, ['Token']);
    const holder = holderOfToken(form.required('Token'), world);
    // Only this code and 20104 make Flex drop the token and show the sign-in page.
    if (holder === null) return c.json(UNAUTHENTICATED, 401);
    const { user, expiresAt } = holder;
    return c.json({
      valid: true,
      account_sid: ACCOUNT.accountSid,
      identity: user.identity,
      realm_user_id: user.identity,
      roles: [user.role],
      worker_sid: user.workerSid,
      flex_user_sid: user.flexUserSid,
      expiration: iso(expiresAt),
    });
  });

  // The status of the email channel, which this account does not have.
  app.get('/v1/account/provision/status', (c) =>
    c.json({ status: 'not-configured', url: 'https://flex-api.twilio.com/v1/account/provision/status' }),
  );

  // Older versions of Flex ask at the start. Without this answer, Flex reports an error and assumes the same.
  app.get('/v1/Instances/:instance/Integrations/AiInsights', (c) => c.json({ enabled: false, time_zone: 'Etc/UTC' }));

  app.get('/v3/Instances/:instance/TransferSettings', (c) => {
    if (!isFlexUser(c.req.header('authorization'), world)) return c.json(UNAUTHENTICATED, 401);
    return c.json({ transfer_settings: [{ enabled: true, transfer_notes_enabled: false, ai_summary_enabled: false }] });
  });

  app.get('/v1/Instances/:instance/Teams/Context', (c) => c.json({ team_setup_complete: false }));

  return app;
}
