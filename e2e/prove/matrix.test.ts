import { prove } from './matrix';
import { CELLS } from './matrix/dimensions';
import { expected } from './matrix/rules';

test('every fifth cell of the authorisation matrix, through the real handlers', async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  expect(await prove({ runs: CELLS.length / 5, seed: 1 })).toMatchObject({ violations: 0 });
}, 60_000);

test('the rules refuse an agent everything that is a colleague’s', () => {
  const colleagues = CELLS.filter(({ who, action, place }) => {
    return who === 'agent' && action !== 'sweep' && place.startsWith('a colleague’s');
  });
  expect(new Set(colleagues.map(expected))).toEqual(new Set(['not-found']));
});
