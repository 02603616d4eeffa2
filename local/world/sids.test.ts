import { seededWorld } from '../testing/world';
import { ACCOUNT } from './model';

const SID = /^[A-Z]{2}[0-9a-f]{32}$/;

test('every SID of the account and of the world has the form of Twilio’s', () => {
  const { authToken, ...accountSids } = ACCOUNT;
  const world = seededWorld();
  const conversations = [...world.conversations.values()];
  const sids = [
    ...Object.values(accountSids),
    ...[...world.users.values()].map(({ flexUserSid }) => flexUserSid),
    ...[
      world.activities,
      world.workers,
      world.tasks,
      world.reservations,
      world.interactions,
      world.channels,
      world.participants,
      world.invites,
      world.conversations,
    ].flatMap((records) => [...records.keys()]),
    ...conversations.flatMap(({ messages, members }) => [...messages, ...members].map(({ sid }) => sid)),
  ];
  expect(sids.filter((sid) => !SID.test(sid))).toEqual([]);
  expect(authToken).toMatch(/^[0-9a-f]{32}$/);
});
