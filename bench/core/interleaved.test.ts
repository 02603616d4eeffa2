import { interleaved } from './interleaved';

test('the variants run in turn, and each keeps its own results', async () => {
  const order: string[] = [];
  const run = (name: string) => async () => {
    order.push(name);
    return `${name}${order.length}`;
  };
  expect(await interleaved(2, { floor: run('floor'), ours: run('ours') })).toEqual({
    floor: ['floor1', 'floor3'],
    ours: ['ours2', 'ours4'],
  });
  expect(order).toEqual(['floor', 'ours', 'floor', 'ours']);
});
