import { checkAt } from './inspector';

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

test('every distinct event is stored once and shown, although Sync fails at times', async () => {
  expect(await checkAt({ deliveries: 400, attachments: 10 }, 1)).toMatchObject({ violations: 0 });
}, 60_000);
