import { flexSession } from './routes';

const read = async (path: string, ...features: string[]) => (await flexSession(features).request(path)).json();

test('has the features of transfers and pauses, and those that the account adds', async () => {
  const { features } = await read('/api/v1/Session', 'flex-locales');
  expect(features).toEqual(
    ['new-transfer-experience', 'leave-pause-resume-all-digital-channels', 'flex-locales'].map((id) => ({
      id,
      enabled: true,
    })),
  );
});

test('says of each feature whether the account has it', async () => {
  expect(await read('/api/v1/Features/new-transfer-experience')).toMatchObject({ enabled: true });
  expect(await read('/api/v1/Features/flex-locales')).toMatchObject({ enabled: false });
});
