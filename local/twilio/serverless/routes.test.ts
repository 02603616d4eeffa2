import { type AccountClient, accountClient, type Form, refusal } from '../../testing/account';
import { AUTHORIZATION } from '../../testing/world';
import { ACCOUNT } from '../../world/model';

const API = 'serverless.twilio.com/v1/Services';
const UPLOADS = 'serverless-upload.twilio.com/v1/Services';
const FUNCTION = 'exports.handler = (context, event, callback) => callback(null, 1);';

let account: AccountClient;

beforeEach(() => {
  account = accountClient();
});

/** Creates a resource, and returns its SID. */
async function created(address: string, form: Form): Promise<string> {
  const { status, body } = await account.post(address, form);
  expect([address, status, body]).toEqual([address, 201, expect.objectContaining({ sid: expect.any(String) })]);
  return body.sid;
}

const service = (UniqueName = 'a-service') => created(API, { UniqueName, FriendlyName: 'A service' });

const environment = (serviceSid: string, form: Form = {}) =>
  created(`${API}/${serviceSid}/Environments`, { UniqueName: 'production', ...form });

/** Uploads a function or an asset, and returns the SID of the version. */
async function uploaded(serviceSid: string, folder: 'Functions' | 'Assets', path: string, content: string) {
  const file = await created(`${API}/${serviceSid}/${folder}`, { FriendlyName: path });
  const answer = await account.upload(`${UPLOADS}/${serviceSid}/${folder}/${file}/Versions`, {
    Path: path,
    Visibility: 'public',
    Content: new Blob([content]),
  });
  expect(answer.status).toBe(201);
  return String(answer.body.sid);
}

/** Creates a build of one function. */
async function build(serviceSid: string, content = FUNCTION, form: Form = {}) {
  const version = await uploaded(serviceSid, 'Functions', '/hello', content);
  return created(`${API}/${serviceSid}/Builds`, { FunctionVersions: version, ...form });
}

const statusOf = async (serviceSid: string, buildSid: string) =>
  (await account.get(`${API}/${serviceSid}/Builds/${buildSid}/Status`)).body.status;

describe('credentials', () => {
  test.each([
    'serverless.twilio.com/v1/Services',
    'serverless-upload.twilio.com/v1/Services/ZS1/Functions/ZH1/Versions',
  ])('%s needs those of the account', async (address) => {
    for (const as of ['none', `Basic ${Buffer.from(`${ACCOUNT.accountSid}:wrong`).toString('base64')}`]) {
      expect(await account.post(address, {}, as)).toEqual(refusal(401, 20003));
    }
  });

  test('an API key of the account is enough', async () => {
    const key = await account.post(`api.twilio.com/2010-04-01/Accounts/${ACCOUNT.accountSid}/Keys.json`);
    const basic = (secret: string) => `Basic ${Buffer.from(`${key.body.sid}:${secret}`).toString('base64')}`;
    expect((await account.get(API, basic(key.body.secret))).status).toBe(200);
    expect(await account.get(API, basic('another'))).toEqual(refusal(401, 20003));
  });
});

describe('a service', () => {
  test('is found by its SID and by its unique name', async () => {
    const sid = await service();
    for (const name of [sid, 'a-service']) expect((await account.get(`${API}/${name}`)).body.sid).toBe(sid);
    expect(await account.get(`${API}/another`)).toEqual(refusal(404, 20404));
  });

  test('has a name that no other has', async () => {
    await service();
    const again = { UniqueName: 'a-service', FriendlyName: 'Again' };
    expect(await account.post(API, again)).toEqual(refusal(409, 20409));
  });

  test('can be one of 50', async () => {
    for (let number = 1; number <= 50; number += 1) await service(`service-${number}`);
    const { status, body } = await account.post(API, { UniqueName: 'service-51', FriendlyName: 'One too many' });
    expect([status, body.code, body.message]).toEqual([400, 20001, 'Services are limited to less than or equal to 50']);
  });

  test('is removed with all that is in it', async () => {
    const sid = await service();
    const environmentSid = await environment(sid);
    expect((await account.delete(`${API}/${sid}`)).status).toBe(204);
    for (const rest of ['', `/Environments/${environmentSid}`, '/Functions', '/Builds']) {
      expect(await account.get(`${API}/${sid}${rest}`)).toEqual(refusal(404, 20404));
    }
    expect(account.serverless.deployed()).toEqual([]);
    await service();
  });

  test('is listed in pages, newest first, and each page leads to the next', async () => {
    const sids = [await service('one'), await service('two'), await service('three')];
    const seen: string[] = [];
    let next: string | null = `https://${API}?PageSize=2`;
    while (next !== null) {
      const { body } = await account.get(next.replace('https://', ''));
      seen.push(...body.services.map(({ sid }: { sid: string }) => sid));
      next = body.meta.next_page_url;
    }
    expect(seen).toEqual(sids.reverse());
  });
});

describe('an environment', () => {
  test('has a domain of the service’s name, a number and its suffix', async () => {
    const sid = await service();
    const domainOf = async (form: Form) => (await account.post(`${API}/${sid}/Environments`, form)).body.domain_name;
    expect(await domainOf({ UniqueName: 'production' })).toBe('a-service-1000.twil.io');
    expect(await domainOf({ UniqueName: 'dev-environment', DomainSuffix: 'dev' })).toBe('a-service-1000-dev.twil.io');
  });

  test.each([
    ['unique name', { UniqueName: 'production', DomainSuffix: 'dev' }],
    ['suffix', { UniqueName: 'other' }],
  ])('has a %s that no other of the service has', async (_, form) => {
    const sid = await service();
    await environment(sid);
    expect(await account.post(`${API}/${sid}/Environments`, form)).toEqual(refusal(409, 20409));
    await environment(await service('another'), form);
  });

  test('has variables of its own, which are answered with their values', async () => {
    const sid = await service();
    const one = `${API}/${sid}/Environments/${await environment(sid)}/Variables`;
    const two = `${API}/${sid}/Environments/${await environment(sid, { UniqueName: 'dev', DomainSuffix: 'dev' })}/Variables`;
    const variable = await created(one, { Key: 'A', Value: '1' });
    await created(two, { Key: 'A', Value: '2' });
    expect((await account.post(`${one}/${variable}`, { Value: '3' })).body).toMatchObject({ key: 'A', value: '3' });
    expect((await account.get(one)).body.variables).toMatchObject([{ key: 'A', value: '3' }]);
    expect(await account.post(one, { Key: 'A', Value: '4' })).toEqual(refusal(409, 20409));
    expect((await account.delete(`${one}/${variable}`)).status).toBe(204);
    expect((await account.get(one)).body.variables).toEqual([]);
    expect((await account.get(two)).body.variables).toMatchObject([{ key: 'A', value: '2' }]);
  });

  test.each([
    ['a value of more than 450 bytes', { Key: 'A', Value: 'ä'.repeat(226) }],
    ['a name of more than 128 characters', { Key: 'A'.repeat(129), Value: '1' }],
    ['no value', { Key: 'A', Value: '' }],
  ])('has no variable with %s', async (_, form) => {
    const sid = await service();
    const variables = `${API}/${sid}/Environments/${await environment(sid)}/Variables`;
    expect(await account.post(variables, form)).toEqual(refusal(400, 20001));
    const variable = await created(variables, { Key: 'B', Value: '1' });
    if (form.Value !== '') expect(await account.post(`${variables}/${variable}`, form)).toEqual(refusal(400, 20001));
  });

  test('has 100 variables at most', async () => {
    const sid = await service();
    const variables = `${API}/${sid}/Environments/${await environment(sid)}/Variables`;
    for (let number = 1; number <= 100; number += 1) await created(variables, { Key: `V${number}`, Value: '1' });
    expect(await account.post(variables, { Key: 'V101', Value: '1' })).toEqual(refusal(400, 20001));
  });
});

describe('a build', () => {
  test('is in progress when it is created, and completed when its status is read', async () => {
    const sid = await service();
    const version = await uploaded(sid, 'Functions', '/hello', FUNCTION);
    const { body } = await account.post(`${API}/${sid}/Builds`, { FunctionVersions: version });
    expect(body).toMatchObject({ status: 'building', runtime: 'node22', dependencies: [] });
    expect(await statusOf(sid, body.sid)).toBe('completed');
    expect((await account.get(`${API}/${sid}/Builds/${body.sid}`)).body).toMatchObject({
      status: 'completed',
      function_versions: [{ sid: version, path: '/hello', visibility: 'public' }],
      asset_versions: [],
    });
  });

  test.each(['exports.handler = (', 'import a from "a";', 'class { }'])(
    'fails if a function is no module that can be required: %s',
    async (content) => {
      const sid = await service();
      expect(await statusOf(sid, await build(sid, content))).toBe('failed');
    },
  );

  test('compiles functions without running them, and no assets', async () => {
    const sid = await service();
    const asset = await uploaded(sid, 'Assets', '/bundle.js', 'not JavaScript');
    const content = '#!/usr/bin/env node\nthrow new Error("this runs");';
    expect(await statusOf(sid, await build(sid, content, { AssetVersions: asset }))).toBe('completed');
  });

  test.each([
    ['as JSON', '[{"name":"twilio","version":"5.3.0"}]'],
    ['as JSON inside another pair of quotes, as the CLI sends them', '"[{"name":"twilio","version":"5.3.0"}]"'],
  ])('keeps its dependencies, given %s', async (_, Dependencies) => {
    const sid = await service();
    const buildSid = await build(sid, FUNCTION, { Dependencies });
    const { body } = await account.get(`${API}/${sid}/Builds/${buildSid}`);
    expect(body.dependencies).toEqual([{ name: 'twilio', version: '5.3.0' }]);
  });

  test.each([
    ['a runtime that is not available', { Runtime: 'node10' }],
    ['dependencies that are no list', { Dependencies: '{}' }],
    ['a dependency without a version', { Dependencies: '[{"name":"twilio"}]' }],
    ['a version that does not exist', { FunctionVersions: `ZN${'f'.repeat(32)}` }],
    ['a function’s version as an asset', { AssetVersions: 'ZN00000000000000000000000000000001' }],
    ['no version', { FunctionVersions: [] }],
  ])('is refused with %s', async (_, form) => {
    const sid = await service();
    const version = await uploaded(sid, 'Functions', '/hello', FUNCTION);
    const answer = await account.post(`${API}/${sid}/Builds`, { FunctionVersions: version, ...form });
    expect(answer).toEqual(refusal(400, 20001));
    expect((await account.get(`${API}/${sid}/Builds`)).body.builds).toEqual([]);
  });

  test('is refused with more than 1,000 functions', async () => {
    const sid = await service();
    const version = await uploaded(sid, 'Functions', '/hello', FUNCTION);
    const of = (number: number) => ({ FunctionVersions: Array.from({ length: number }, () => version) });
    expect((await account.post(`${API}/${sid}/Builds`, of(1_000))).status).toBe(201);
    expect(await account.post(`${API}/${sid}/Builds`, of(1_001))).toEqual(refusal(400, 20001));
  });
});

describe('a deployment', () => {
  async function prepared(content = FUNCTION) {
    const sid = await service();
    const environmentSid = await environment(sid);
    const buildSid = await build(sid, content);
    const deployments = `${API}/${sid}/Environments/${environmentSid}/Deployments`;
    return { sid, environmentSid, buildSid, deploy: () => account.post(deployments, { BuildSid: buildSid }) };
  }

  test('makes a completed build live', async () => {
    const { sid, environmentSid, buildSid, deploy } = await prepared();
    expect(account.serverless.deployed()).toEqual([]);
    await statusOf(sid, buildSid);
    expect((await deploy()).body).toMatchObject({ build_sid: buildSid, environment_sid: environmentSid });
    expect((await account.get(`${API}/${sid}/Environments/${environmentSid}`)).body.build_sid).toBe(buildSid);
    expect(account.serverless.deployed()).toMatchObject([
      { service: 'a-service', environment: 'production', domain: 'a-service-1000.twil.io', runtime: 'node22' },
    ]);
  });

  test('of a build that is in progress is refused', async () => {
    expect(await (await prepared()).deploy()).toEqual(refusal(400, 20001));
  });

  test('of a failed build is refused', async () => {
    const { sid, buildSid, deploy } = await prepared('(');
    await statusOf(sid, buildSid);
    expect(await deploy()).toEqual(refusal(400, 20001));
    expect(account.serverless.deployed()).toEqual([]);
  });

  test('of the build that is live is refused', async () => {
    const { sid, buildSid, deploy } = await prepared();
    await statusOf(sid, buildSid);
    await deploy();
    expect(await deploy()).toEqual(refusal(409, 20409));
  });

  test('keeps its build from being removed, until another one is live or its environment is removed', async () => {
    const { sid, environmentSid, buildSid, deploy } = await prepared();
    await statusOf(sid, buildSid);
    await deploy();
    expect(await account.delete(`${API}/${sid}/Builds/${buildSid}`)).toEqual(refusal(409, 20409));
    expect((await account.delete(`${API}/${sid}/Environments/${environmentSid}`)).status).toBe(204);
    expect((await account.delete(`${API}/${sid}/Builds/${buildSid}`)).status).toBe(204);
  });

  test('goes on with the version that was built when its function is removed', async () => {
    const { sid, buildSid, deploy } = await prepared();
    await statusOf(sid, buildSid);
    await deploy();
    const [{ sid: functionSid }] = (await account.get(`${API}/${sid}/Functions`)).body.functions;
    expect((await account.delete(`${API}/${sid}/Functions/${functionSid}`)).status).toBe(204);
    expect(account.serverless.deployed()).toMatchObject([{ functions: [{ path: '/hello' }] }]);
  });
});

test('an upload keeps every byte', async () => {
  const sid = await service();
  const file = await created(`${API}/${sid}/Assets`, { FriendlyName: 'an asset' });
  const content = Buffer.from(Array.from({ length: 512 }, (_, index) => index % 256));
  const form = { Path: 'image.png', Visibility: 'Protected', Content: new Blob([content]) };
  const { body } = await account.upload(`${UPLOADS}/${sid}/Assets/${file}/Versions`, form);
  expect(body).toMatchObject({ path: '/image.png', visibility: 'protected', asset_sid: file });
  const buildSid = await created(`${API}/${sid}/Builds`, { AssetVersions: body.sid });
  await statusOf(sid, buildSid);
  const environmentSid = await environment(sid);
  await created(`${API}/${sid}/Environments/${environmentSid}/Deployments`, { BuildSid: buildSid });
  expect(account.serverless.assetAt('https://a-service-1000.twil.io/image.png')).toEqual(content);
  expect(account.serverless.assetAt('https://a-service-1000.twil.io/other.png')).toBeNull();
  expect(account.serverless.assetAt('https://other-1000.twil.io/image.png')).toBeNull();
});

test.each([
  ['no file', { Path: '/a', Visibility: 'public' }],
  ['a text in place of the file', { Path: '/a', Visibility: 'public', Content: FUNCTION }],
  ['an unknown visibility', { Path: '/a', Visibility: 'secret', Content: new Blob([FUNCTION]) }],
  ['a path that no URL has', { Path: '/a b', Visibility: 'public', Content: new Blob([FUNCTION]) }],
  ['no path', { Visibility: 'public', Content: new Blob([FUNCTION]) }],
  ['another parameter', { Path: '/a', Visibility: 'public', Content: new Blob([FUNCTION]), Other: '1' }],
])('an upload with %s is refused', async (_, form) => {
  jest.spyOn(console, 'error').mockReturnValue();
  const sid = await service();
  const file = await created(`${API}/${sid}/Functions`, { FriendlyName: 'a function' });
  const versions = `${API}/${sid}/Functions/${file}/Versions`;
  const answer = await account.upload(versions.replace('serverless.', 'serverless-upload.'), form);
  expect(answer).toEqual(refusal(400, 20001));
  expect((await account.get(versions)).body.function_versions).toEqual([]);
});

test('a body that is no form is refused, and not a failure', async () => {
  const sid = await service();
  const file = await created(`${API}/${sid}/Functions`, { FriendlyName: 'a function' });
  const answer = await account.app.request(`/${UPLOADS}/${sid}/Functions/${file}/Versions`, {
    method: 'POST',
    headers: { Authorization: AUTHORIZATION, 'Content-Type': 'multipart/form-data; boundary=x' },
    body: 'no form',
  });
  expect([answer.status, (await answer.json()).code]).toEqual([400, 20001]);
});

test('the content of a function is answered as it was uploaded', async () => {
  const sid = await service();
  await uploaded(sid, 'Functions', '/hello', FUNCTION);
  const [file] = (await account.get(`${API}/${sid}/Functions`)).body.functions;
  const versions = `${API}/${sid}/Functions/${file.sid}/Versions`;
  const [version] = (await account.get(versions)).body.function_versions;
  expect((await account.get(`${versions}/${version.sid}/Content`)).body.content).toBe(FUNCTION);
});
