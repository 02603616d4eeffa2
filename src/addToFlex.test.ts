/** The plugin starts in any version of Flex, with any part of Flex missing or broken. */
import * as Flex from '@twilio/flex-ui';
import type { ReactElement } from 'react';
import { addToFlex } from './addToFlex';
import type { FlexManager, FlexUi } from './flex/host';
import { PARTS, type Part } from './flex/reports';
import type { TaskLike } from './interaction/subject';
import { ALICE, taskOf } from './testing/interactions';

const managerOf = (roles: readonly string[] = ['admin']): FlexManager => ({
  strings: {},
  user: { token: 'token', roles },
  localization: { localeTag: 'en-US' },
  configuration: {},
  events: { addListener: () => undefined },
  serviceConfiguration: { account_sid: 'AC1' },
  store: {
    getState: () => ({ flex: { worker: { tasks: new Map(), attributes: {} }, supervisor: { workers: [] } } }),
  },
  insightsClient: { instantQuery: () => Promise.reject(new Error('of a test')) },
});

/** How a property of Flex can be unusable. */
const BREAKS = {
  missing: () => undefined,
  throwing: (): never => {
    throw new TypeError('of a test');
  },
} as const;

/** Returns the same object with one property broken. */
const breaking = <T extends object>(target: T, broken?: Broken): T =>
  new Proxy(target, {
    get: (from, name) => (name === broken?.property ? broken.how() : Reflect.get(from, name)),
    set: (to, name, value) => (name === broken?.property ? Boolean(broken.how()) : Reflect.set(to, name, value)),
  });

type TabCondition = (props: { readonly task?: TaskLike }) => boolean;

/** Flex, with all that the plugin calls recorded. */
function recordedFlex() {
  const called: string[] = [];
  const added: ReactElement[] = [];
  const conditions: TabCondition[] = [];
  const shown: unknown[] = [];
  const actions = new Map<string, (payload: unknown) => Promise<unknown>>();
  const place = (name: string) => ({
    Content: {
      add: (content: ReactElement, options?: { readonly if: TabCondition }) => {
        called.push(name);
        added.push(content);
        if (options) conditions.push(options.if);
      },
    },
  });
  const ui: FlexUi = {
    Actions: {
      registerAction: (name, run) => {
        called.push(name);
        actions.set(name, run);
      },
      addListener: (event) => {
        called.push(event);
      },
      invokeAction: async () => undefined,
    },
    Notifications: {
      registerNotification: ({ id }) => called.push(id),
      showNotification: (id, context) => shown.push([id, context]),
    },
    StateHelper: Flex.StateHelper,
    TaskCanvasTabs: place('task-tab'),
    Supervisor: { TaskCanvasTabs: place('team-tab') },
    SideNav: place('console'),
    ViewCollection: place('view'),
    SideLink: Flex.SideLink,
    View: Flex.View,
    withTaskContext: Flex.withTaskContext,
    withTheme: Flex.withTheme,
  };
  return { ui, called, tabs: added, conditions, shown, actions };
}

/** A call to Flex that shows that a part was added. */
const SIGNS: Readonly<Record<Part, string>> = {
  texts: 'texts',
  notifications: 'InteractionWebhooksNotificationAttachFailed',
  actions: 'InteractionWebhooksAttach',
  'task-tab': 'task-tab',
  'team-tab': 'team-tab',
  cleanup: 'afterCompleteTask',
  console: 'console',
};

interface Broken {
  readonly property: string;
  readonly how: () => unknown;
}

/** Starts the plugin, and returns what was added to Flex, logged and shown. */
function start(manager: FlexManager, broken?: Broken) {
  const { ui, called, tabs, conditions, shown, actions } = recordedFlex();
  const reports: string[] = [];
  addToFlex(breaking(ui, broken), breaking(manager, broken), {
    baseUrl: 'https://functions.example.twil.io',
    isOnline: () => true,
    send: () => Promise.reject(new Error('of a test')),
    report: (message) => reports.push(message),
  });
  if (Reflect.has(manager.strings, 'InteractionWebhooksPanelTabLabel')) called.push('texts');
  return { added: PARTS.filter((part) => called.includes(SIGNS[part])), reports, shown, tabs, conditions, actions };
}

test('adds all parts for an administrator', () => {
  expect(start(managerOf())).toMatchObject({ added: PARTS, reports: [], shown: [] });
});

const AGENTS_PARTS = ['texts', 'notifications', 'actions', 'task-tab', 'cleanup'];
const NO_PARTS = ['texts', 'notifications', 'actions'];

test.each([
  [['agent'], AGENTS_PARTS],
  [['agent', 'flex.lead'], AGENTS_PARTS],
  [['agent', 'flex.qualityanalyst', 'wfo.quality_manager'], AGENTS_PARTS],
  [['flex.lead'], NO_PARTS],
  [['flex.qualityanalyst', 'flex.monitorchatcall'], NO_PARTS],
  [['flex.readonlyadmin', 'flex.readteams'], NO_PARTS],
  [['wfo.full_access'], NO_PARTS],
  [[], NO_PARTS],
  [['supervisor', 'flex.readonlyadmin'], PARTS],
  [['agent', 'supervisor'], PARTS],
])('adds for the roles %j only what they can use', (roles, added) => {
  expect(start(managerOf(roles))).toMatchObject({ added, reports: [] });
});

describe.each(Object.entries(BREAKS))('something of Flex that is %s', (_how, how) => {
  test.each<[string, readonly Part[], string]>([
    ['TaskCanvasTabs', ['task-tab'], 'the Webhooks tab on tasks'],
    ['Supervisor', ['team-tab'], 'the Webhooks tab in Teams'],
    ['SideNav', ['console'], 'Interaction webhooks'],
    ['ViewCollection', ['console'], 'Interaction webhooks'],
    ['withTheme', ['console'], 'Interaction webhooks'],
    ['View', ['console'], 'Interaction webhooks'],
    ['SideLink', ['console'], 'Interaction webhooks'],
    ['Actions', ['actions', 'cleanup'], 'actions for other plugins, deleting webhooks when a task is completed'],
  ])('costs, if it is %s, only %j, which is logged once and named in a notification', (property, parts, names) => {
    const { added, reports, shown } = start(managerOf(), { property, how });
    expect(added).toEqual(PARTS.filter((part) => !parts.includes(part)));
    expect(reports).toEqual(parts.map((part) => `interaction-webhooks plugin not-added part=${part} error=TypeError`));
    expect(shown).toEqual([['InteractionWebhooksNotificationMissingParts', { parts: names }]]);
  });

  test('costs, if it is Notifications, only the notifications', () => {
    const { added, reports } = start(managerOf(), { property: 'Notifications', how });
    expect(added).toEqual(PARTS.filter((part) => part !== 'notifications'));
    expect(reports).toEqual(['interaction-webhooks plugin not-added part=notifications error=TypeError']);
  });

  test.each(['withTaskContext', 'StateHelper', 'localization', 'configuration', 'events', 'store', 'insightsClient'])(
    'costs nothing at the start, if it is %s',
    (property) => {
      expect(start(managerOf(), { property, how })).toMatchObject({ added: PARTS, reports: [] });
    },
  );

  test('costs, if it is the user, only what needs a role above agent', () => {
    expect(start(managerOf(), { property: 'user', how })).toMatchObject({ added: AGENTS_PARTS, reports: [] });
  });

  test('costs, if it is the strings, nothing but an administrator’s own texts', () => {
    const { added } = start(managerOf(), { property: 'strings', how });
    expect(added).toEqual(expect.arrayContaining(PARTS.filter((part) => part !== 'texts')));
  });
});

const localeOf = ({ tabs: [tab] }: ReturnType<typeof start>) => tab?.props.context.locale;

test('uses the configured language before Flex UI 2.7.0, which has no localization', () => {
  const { localization: _, ...old } = managerOf();
  expect(localeOf(start({ ...old, configuration: { language: 'de_DE' } }))).toBe('de-DE');
});

test.each(['not a tag', '', 'en-'])('formats as in American English if Flex’s language is %j', (localeTag) => {
  expect(localeOf(start({ ...managerOf(), localization: { localeTag } }))).toBe('en-US');
});

test.each<[string, TaskLike | undefined, boolean]>([
  ['a chat', ALICE, true],
  ['a chat that names no interaction', taskOf(1, { attributes: {} }), true],
  ['a call that names an interaction', taskOf(1, { taskChannelUniqueName: 'voice' }), true],
  ['a call that names no interaction', taskOf(1, { taskChannelUniqueName: 'voice', attributes: {} }), false],
  ['a call whose attributes are no object', taskOf(1, { taskChannelUniqueName: 'voice', attributes: null }), false],
  ['no task', undefined, true],
])('decides whether %s has the tab, also in Teams', (_what, task, has) => {
  const { conditions } = start(managerOf());
  expect(conditions.map((isShown) => isShown({ ...(task && { task }) }))).toEqual([has, has]);
});

describe('an action of another plugin', () => {
  const OWN = { ...taskOf(1), sid: `WR${'1'.repeat(32)}` };
  const SUPERVISED = { ...taskOf(2), sid: `WR${'2'.repeat(32)}` };
  const OPEN = { ...taskOf(3), sid: `WR${'3'.repeat(32)}` };
  const workerWith = (task: TaskLike) => ({ worker: { attributes: {} }, tasks: [task as Flex.ITask] });

  const manager: FlexManager = {
    ...managerOf(),
    store: {
      getState: () => ({
        flex: {
          worker: { tasks: new Map([[OWN.sid, OWN as TaskLike as Flex.ITask]]), attributes: {} },
          supervisor: { workers: [workerWith(SUPERVISED)], stickyWorker: workerWith(OPEN) },
        },
      }),
    },
  };

  const detach = (sid: string, broken?: Broken) =>
    start(manager, broken).actions.get('InteractionWebhooksDetach')?.({ sid });

  test.each([OWN, SUPERVISED, OPEN])(
    'finds a task of this person, or one in Teams, by its reservation',
    async (task) => {
      // The test's browser has no functions.
      await expect(detach(task.sid)).rejects.toMatchObject({ failure: { code: 'unreachable' } });
    },
  );

  test('finds no other task, and none where Flex’s state is missing', async () => {
    const noTask = { failure: { code: 'no-task' } };
    await expect(detach(`WR${'4'.repeat(32)}`)).rejects.toMatchObject(noTask);
    await expect(detach(OWN.sid, { property: 'store', how: BREAKS.throwing })).rejects.toMatchObject(noTask);
  });
});
