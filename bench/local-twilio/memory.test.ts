import { memoryMb } from './memory';

test('the memory of a process includes all processes below it', () => {
  const list = '    1     0  4096\n  100     1  1024\n  101   100  2048\n  102   101   512\n  200     1  8192\n';
  expect(memoryMb(list, 100)).toBe(3.5);
});
