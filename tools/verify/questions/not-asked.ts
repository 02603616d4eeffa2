/** Assumptions about which a run asks nothing. */
import { cannotBeAsked, needsPerson } from '../question';

const LOCAL_CHOICE = 'It is a choice of Local Twilio. Nothing depends on it.';

export const NOT_ASKED = [
  cannotBeAsked(
    'There is room for one webhook per attached interaction',
    'Only an account with very many webhooks shows a limit.',
  ),
  cannotBeAsked('A webhook stays until someone deletes it', 'It takes longer than a run to see.'),
  cannotBeAsked(
    'Old channels disappear, and the interaction stays readable',
    'A channel is deleted 180 days after its last change.',
  ),
  cannotBeAsked('A 429 or another 4xx has no effect', 'A 429 does not come on purpose.'),
  cannotBeAsked(
    'A request takes effect within 15 seconds or not at all',
    'A request whose answer gets lost cannot be made on purpose.',
  ),
  cannotBeAsked(
    'Sync accepts 20 writes a second to one object',
    'It takes a load test, which would slow down the account.',
  ),
  cannotBeAsked('The workflow offers a task to the first agent', LOCAL_CHOICE),
  cannotBeAsked('JSON has at most 100 levels', LOCAL_CHOICE),
  ...[
    'The participants of a channel name task and worker',
    'What an agent leaves behind',
    'A transfer adds a task to the same channel',
    'A timer that closes a conversation leaves its channel open',
    'A lost reservation or a canceled task leaves the channel open',
    'A channel that could not be created stays in the list as `failed`',
    'The report of a failed creation names its interaction',
    'Flex updates `manager.user.token` before it emits `tokenUpdated`',
    "A Flex token can read the account's default Sync service",
    "Flex tokens can't reach the private service",
    'Sync replays every change after a map was opened',
    "A task's attributes name its interaction",
    'A call without these attributes names no interaction',
    'The channel is closed within a minute of `afterCompleteTask`',
    'Insights answers queries for tasks and workers',
    "Flex names the participants of a person's own tasks",
    "A failed action contains the plugin's own error",
    "Flex sends console errors of plugins to Twilio's Debugger",
    "Other parts of Flex's API",
    'Twilio waits 15 seconds for the answer to an event',
    'The browser can read every answer of a function',
    'The Twilio CLI deploys as it did against an emulator',
    'A standard API key is enough for the CLI',
    'An account without Flex has no configuration of Flex',
    'The Serverless API refuses what Twilio documents as its limits',
    'A build fails if a function is no JavaScript',
    'The newest release of Flex plugins is the active one',
    '`Releases/active` is the release in use',
    'A release can have no plugins',
    'Archiving is the most that can be done to a plugin',
    'An environment, a Functions service, a build and an asset can be deleted',
    'Twilio starts no function after its environment was deleted',
    'With access control, a token may do everything with what it creates',
    'An agent updates only tasks that they have been offered',
    'A person validates only their own token',
  ].map(needsPerson),
];
