/** The Twilio CLI with the account's credentials from the environment. It runs as a program of its own. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { ACCOUNT } from '../../../local/world/model';
import type { Scenario, Scenarios, Scene } from './scene';

const PRELOAD = join(__dirname, '../../../local/redirect/preload.cjs');

/** Runs a command and returns its objects. Rejects with the CLI's own message. */
type Run = (command: string, options?: Readonly<Record<string, string>>) => Promise<readonly unknown[]>;

/** `home` has no profile, so that the CLI uses the credentials of the environment. */
const cliAt =
  ({ folder, account }: Scene, home: string): Run =>
  async (command, options = {}) => {
    const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
    const program = join(folder, 'node_modules/twilio-cli/bin/run');
    const child = spawn(process.execPath, [program, `api:${command}`, ...args, '-o=json'], {
      env: {
        ...process.env,
        HOME: home,
        XDG_CACHE_HOME: home,
        TWILIO_ACCOUNT_SID: ACCOUNT.accountSid,
        TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
        // The check for a newer version runs in a process of its own, which outlives the command without a network.
        TWILIO_SKIP_NEW_VERSION_CHECK: 'true',
        LOCAL_TWILIO_ORIGIN: account.origin,
        NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --require ${JSON.stringify(PRELOAD)}`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    // The CLI writes errors to either of them.
    if (code !== 0) throw new Error(`${command}: ${errors}${output}`);
    return output.trim() === '' ? [] : v.parse(v.array(v.unknown()), JSON.parse(output));
  };

/** Gives a scenario the CLI with an empty home folder. */
const withCli =
  (act: (scene: Scene, run: Run) => Promise<void>): Scenario =>
  async (scene) => {
    const home = await mkdtemp(join(tmpdir(), 'twilio-cli-'));
    try {
      await act(scene, cliAt(scene, home));
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  };

const WORKSPACE = { 'workspace-sid': ACCOUNT.workspaceSid };

const flex = withCli(async ({ step, account }, run) => {
  const chat = await account.startChat('Cleo Clay');
  const SID = { sid: chat.interactionSid };
  await step('fetches an interaction', async () => {
    const [interaction] = await run('flex:v1:interactions:fetch', SID);
    assert.equal(v.parse(v.object({ sid: v.string() }), interaction).sid, chat.interactionSid);
  });
  await step('binds a webhook', async () => {
    const webhookTtid = 'flex_interactionwebhook_01jke8z8vte4ette30t5w9h081';
    const [bound] = await run('flex:v1:interactions:update', { ...SID, 'webhook-ttid': webhookTtid });
    assert.equal(v.parse(v.object({ webhookTtid: v.string() }), bound).webhookTtid, webhookTtid);
  });
  await step('lists channels and participants', async () => {
    const [channel] = await run('flex:v1:interactions:channels:list', { 'interaction-sid': chat.interactionSid });
    assert.equal(v.parse(v.object({ sid: v.string() }), channel).sid, chat.channelSid);
    const participants = await run('flex:v1:interactions:channels:participants:list', {
      'interaction-sid': chat.interactionSid,
      'channel-sid': chat.channelSid,
    });
    assert.equal(participants.length, 1);
  });
  await step('reports an error of Twilio', () =>
    assert.rejects(run('flex:v1:interactions:fetch', { sid: `KD${'f'.repeat(32)}` }), /20404/),
  );
});

const sync = withCli(async ({ step }, run) => {
  const SERVICE = { 'service-sid': ACCOUNT.defaultSyncServiceSid };
  await step('lists the services', async () => {
    assert.ok((await run('sync:v1:services:list')).length >= 2);
  });
  await step('creates a map', () => run('sync:v1:services:maps:create', { ...SERVICE, 'unique-name': 'cli' }));
  await step('creates a list', () => run('sync:v1:services:lists:create', { ...SERVICE, 'unique-name': 'cli' }));
  await step('lists maps and lists with their names', async () => {
    for (const kind of ['maps', 'lists']) {
      const found = await run(`sync:v1:services:${kind}:list`, SERVICE);
      assert.ok(found.some((object) => v.is(v.object({ uniqueName: v.literal('cli') }), object)));
    }
  });
  await step('adds an item', () =>
    run('sync:v1:services:maps:items:create', { ...SERVICE, 'map-sid': 'cli', key: 'k', data: '{"n":1}' }),
  );
  await step('reads the item', async () => {
    const [item] = await run('sync:v1:services:maps:items:list', { ...SERVICE, 'map-sid': 'cli' });
    assert.deepEqual(v.parse(v.object({ key: v.string(), data: v.object({ n: v.number() }) }), item), {
      key: 'k',
      data: { n: 1 },
    });
  });
  await step('removes the map', async () => {
    await run('sync:v1:services:maps:remove', { ...SERVICE, sid: 'cli' });
  });
});

const taskrouter = withCli(async ({ step }, run) => {
  await step('lists assigned tasks', async () => {
    const tasks = await run('taskrouter:v1:workspaces:tasks:list', { ...WORKSPACE, 'assignment-status': 'assigned' });
    assert.ok(tasks.length > 0);
  });
  await step('finds a worker by name', async () => {
    const workers = await run('taskrouter:v1:workspaces:workers:list', { ...WORKSPACE, 'friendly-name': 'alice' });
    assert.equal(workers.length, 1);
  });
  await step('creates a task', async () => {
    const attributes = '{"from":"the CLI"}';
    const options = { ...WORKSPACE, 'workflow-sid': ACCOUNT.workflowSid, 'task-channel': 'chat', attributes };
    const [task] = await run('taskrouter:v1:workspaces:tasks:create', options);
    assert.equal(v.parse(v.object({ attributes: v.string() }), task).attributes, attributes);
  });
});

const conversations = withCli(async ({ step, account }, run) => {
  const chat = await account.startChat('Carl Coe');
  const CONVERSATION = { 'conversation-sid': chat.conversationSid };
  await step('lists conversations and messages', async () => {
    assert.ok((await run('conversations:v1:conversations:list')).length > 0);
    const [message] = await run('conversations:v1:conversations:messages:list', CONVERSATION);
    assert.equal(v.parse(v.object({ body: v.string() }), message).body, 'Hello!');
  });
  await step('writes a message', async () => {
    const options = { ...CONVERSATION, author: 'CLI', body: 'Hello from the CLI' };
    const [message] = await run('conversations:v1:conversations:messages:create', options);
    assert.equal(v.parse(v.object({ author: v.string() }), message).author, 'CLI');
  });
});

export const scenarios: Scenarios = { flex, sync, taskrouter, conversations };
