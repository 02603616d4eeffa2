import { checkAt } from './inspector';

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});

test('keeps every request of Twilio as one event, and shows and counts it, although some writes to Sync fail', async () => {
  expect(await checkAt({ deliveries: 400, attachments: 10 }, 1)).toMatchObject({ violations: 0 });
}, 60_000);
