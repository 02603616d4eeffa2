/** Twilio's own helper library as a client. Only the destination of its requests is replaced. */
import twilio from 'twilio';
import Response from 'twilio/lib/http/response';
import { flexApiClient } from '../../testing/flex-api';
import { ACCOUNT } from '../../world/model';

const SID = 'KD00000000000000000000000000000001';

type HttpClient = InstanceType<typeof twilio.RequestClient>;

/** Sends the library's requests to the app in this process. */
class InProcess extends twilio.RequestClient {
  readonly #app = flexApiClient().app;

  override async request<T>(options: Parameters<HttpClient['request']>[0]): Promise<Response<T>> {
    const isJson = new Headers(options.headers as Record<string, string>).get('Content-Type') === 'application/json';
    const form = new URLSearchParams(options.data as Record<string, string> | undefined);
    const credentials = Buffer.from(`${options.username}:${options.password}`).toString('base64');
    const response = await this.#app.request(new URL(options.uri).pathname, {
      method: options.method,
      headers: { Authorization: `Basic ${credentials}`, 'Content-Type': 'application/x-www-form-urlencoded' },
      ...(options.method === 'post' ? { body: isJson ? JSON.stringify(options.data) : form.toString() } : {}),
    });
    return new Response(response.status, (await response.json()) as T, Object.fromEntries(response.headers));
  }
}

const flexApi = (authToken: string = ACCOUNT.authToken) =>
  twilio(ACCOUNT.accountSid, authToken, { httpClient: new InProcess() }).flexApi.v1;
const interactions = (authToken?: string) => flexApi(authToken).interaction;

test('updates the configuration', async () => {
  const configuration = flexApi().configuration();
  const body = { account_sid: ACCOUNT.accountSid, call_recording_enabled: true };
  expect((await configuration.update(body)).callRecordingEnabled).toBe(true);
  expect((await configuration.fetch()).callRecordingEnabled).toBe(true);
});

test('fetches an interaction', async () => {
  const interaction = await interactions()(SID).fetch();
  expect(interaction).toMatchObject({ sid: SID, webhookTtid: null, channel: { type: 'web' } });
});

test('binds a webhook to an interaction', async () => {
  const webhookTtid = 'flex_interactionwebhook_01jke8z8vte4ette30t5w9h081';
  const interaction = interactions()(SID);
  expect((await interaction.update({ webhookTtid })).webhookTtid).toBe(webhookTtid);
  expect((await interaction.fetch()).webhookTtid).toBe(webhookTtid);
});

test('lists the participants of a channel', async () => {
  const [channel] = await interactions()(SID).channels.list();
  const participants = await interactions()(SID)
    .channels(channel?.sid ?? '')
    .participants.list();
  expect(participants.map(({ type }) => type)).toEqual(['customer', 'agent']);
});

test('understands the errors', async () => {
  await expect(interactions()('KD00000000000000000000000000000099').fetch()).rejects.toMatchObject({
    status: 404,
    code: 20404,
  });
  await expect(interactions('wrong')(SID).fetch()).rejects.toMatchObject({ status: 401, code: 20003 });
});
