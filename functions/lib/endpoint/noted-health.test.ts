import { NotedHealth } from './noted-health';

const MINUTE_MS = 60_000;

test('the health of a destination is written when it changes, and every ten minutes', () => {
  const noted = new NotedHealth();
  const at = (minute: number, works: boolean) => noted.take('crm', works, minute * MINUTE_MS);
  expect(at(0, true)).toBe(true);
  expect(at(1, true)).toBe(false);
  expect(at(2, false)).toBe(true);
  expect(at(3, false)).toBe(false);
  expect(at(4, true)).toBe(true);
  expect(at(13.99, true)).toBe(false);
  expect(at(14, true)).toBe(true);
});

test('what could not be written is written the next time', () => {
  const noted = new NotedHealth();
  noted.take('crm', true, 0);
  noted.forget('crm');
  expect(noted.take('crm', true, 1)).toBe(true);
});

test('each destination has a health of its own', () => {
  const noted = new NotedHealth();
  noted.take('crm', true, 0);
  expect(noted.take('quality', true, 0)).toBe(true);
});
