import { CELLS, isInConsole } from './cells';
import { CONSOLE_ACTIONS } from './console-actions';
import { isForged, type Who } from './dimensions';
import { check, checkCells } from './matrix';
import { expectedCode, isForgedRequest } from './rules';

const ROLES = ['agent', 'supervisor', 'admin'];
const KINDS = ['nothing', 'ours', 'ours, for admins', 'ours, for admins now', 'waiting', 'foreign', 'global'];

test('every ninety-seventh cell of the authorization matrix, and every huge request, is answered by the rules', async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  expect(await check({ runs: CELLS.length / 97, seed: 1 })).toMatchObject({ violations: 0 });
}, 120_000);

test('every console endpoint answers every role by the rules, for every kind of webhook', async () => {
  const cells = CELLS.filter(
    ({ who, action, place, bound, twilio }) =>
      isInConsole(action) &&
      ROLES.includes(who) &&
      place === 'own' &&
      KINDS.includes(bound) &&
      twilio === 'lenient, echoing',
  );
  expect((await checkCells(cells)).violations).toEqual([]);
}, 60_000);

test('no leniency of Twilio lets a user join SIDs that do not belong together', async () => {
  const cells = CELLS.filter(
    ({ who, action, place, bound, twilio }) =>
      (who === 'agent' || who === 'supervisor') &&
      isForged(place) &&
      ['status', 'attach', 'replace', 'detach'].includes(action) &&
      ['nothing', 'ours', 'ours, by a supervisor'].includes(bound) &&
      twilio === 'lenient',
  );
  const { results, violations } = await checkCells(cells);
  expect(violations).toEqual([]);
  expect(new Set(results.map(({ code }) => code))).toEqual(new Set(['not-found']));
}, 60_000);

test('only an administrator takes a webhook away that waits for its first event', async () => {
  const cells = CELLS.filter(
    ({ who, action, place, bound, twilio }) =>
      ROLES.includes(who) &&
      ['status', 'attach', 'replace', 'detach', 'update', 'remove'].includes(action) &&
      place === 'own' &&
      bound === 'waiting' &&
      twilio === 'as assumed',
  );
  const { results, violations } = await checkCells(cells);
  expect(violations).toEqual([]);
  const taking = results.filter(({ cell, code }) => cell.action !== 'status' && code === 'ok');
  expect(taking.map(({ cell: { who, action } }) => `${who}: ${action}`)).toEqual(['admin: replace', 'admin: remove']);
}, 60_000);

test('the rules refuse an agent every action on a colleague’s interaction', () => {
  const colleagues = CELLS.filter(({ who, action, place }) => {
    return who === 'agent' && !isInConsole(action) && action !== 'finish' && place.startsWith('a colleague’s');
  });
  expect(new Set(colleagues.map(expectedCode))).toEqual(new Set(['not-found']));
});

test('the rules refuse people to take a webhook away from a destination that they may not use', () => {
  const refused = CELLS.filter(({ action, place }) => action === 'detach' && place === 'own').filter(
    (cell) => expectedCode(cell) === 'not-permitted',
  );
  const kindsRefusedTo = (role: Who) => refused.filter(({ who }) => who === role).map(({ bound }) => bound);
  const notOurs = ['ours, of another interaction', 'waiting', 'foreign', 'foreign, for admins', 'global'];
  const ofSupervisors = ['ours, for supervisors', 'ours, for supervisors, unrecorded', 'ours, to a typed URL'];
  const ofAdmins = ['ours, for admins'];
  expect(new Set(kindsRefusedTo('agent'))).toEqual(
    new Set([...notOurs, ...ofSupervisors, ...ofAdmins, 'ours, for admins now']),
  );
  expect(new Set(kindsRefusedTo('supervisor'))).toEqual(new Set([...notOurs, ...ofAdmins]));
  expect(new Set(kindsRefusedTo('admin'))).toEqual(new Set(notOurs));
});

test('the rules refuse an agent the console, and a supervisor only what concerns administrators', () => {
  const console = CELLS.filter((cell) => isInConsole(cell.action) && !isForgedRequest(cell));
  const agents = console.filter(({ who }) => who === 'agent');
  expect(new Set(agents.map(expectedCode))).toEqual(new Set(['not-permitted']));
  const refused = console.filter((cell) => cell.who === 'supervisor' && expectedCode(cell) === 'not-permitted');
  const alwaysRefused = ['create global', 'sendUndelivered for admins'];
  const forAdmins = ['global', 'ours, for admins', 'waiting', 'foreign, for admins'];
  expect(refused.every(({ action, bound }) => alwaysRefused.includes(action) || forAdmins.includes(bound))).toBe(true);
  const actions = new Set(refused.map(({ action }) => action).filter(isInConsole));
  expect([...actions]).toEqual(expect.arrayContaining([...alwaysRefused, 'update', 'remove']));
  expect([...actions].filter((action) => CONSOLE_ACTIONS[action].effect.allows === 'nothing')).toEqual([
    'sendUndelivered for admins',
  ]);
});
