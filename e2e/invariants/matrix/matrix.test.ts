import { CELLS, isInConsole } from './dimensions';
import { examine, prove } from './matrix';
import { expected } from './rules';

const ROLES = ['agent', 'supervisor', 'admin'];
const KINDS = ['nothing', 'ours', 'foreign', 'global'];

test('every eleventh cell of the authorisation matrix, through the real handlers', async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  expect(await prove({ runs: CELLS.length / 11, seed: 1 })).toMatchObject({ violations: 0 });
}, 60_000);

test('every endpoint of the console, by every role, on every kind of webhook', async () => {
  const cells = CELLS.filter(
    ({ who, action, place, bound }) =>
      isInConsole(action) && ROLES.includes(who) && place === 'own' && KINDS.includes(bound),
  );
  expect((await examine(cells)).wrong).toEqual([]);
}, 60_000);

test('the rules refuse an agent everything that is a colleague’s', () => {
  const colleagues = CELLS.filter(({ who, action, place }) => {
    return who === 'agent' && !isInConsole(action) && action !== 'finish' && place.startsWith('a colleague’s');
  });
  expect(new Set(colleagues.map(expected))).toEqual(new Set(['not-found']));
});

test('the rules refuse an agent all of the console, and a supervisor only changes of what is global', () => {
  const console = CELLS.filter(({ action }) => isInConsole(action));
  const agents = console.filter(({ who }) => who === 'agent');
  expect(new Set(agents.map(expected))).toEqual(new Set(['not-permitted']));
  const refused = console.filter((cell) => cell.who === 'supervisor' && expected(cell) === 'not-permitted');
  expect(refused.every(({ action, bound }) => action === 'create global' || bound === 'global')).toBe(true);
  expect(new Set(refused.map(({ action }) => action))).toEqual(new Set(['create global', 'update', 'remove']));
});
