import { readResources } from '../account/twilio-cli';
import { ensureCollections, findRecordsService, RECORDS_SERVICE } from './records-service';

jest.mock('../account/twilio-cli', () => ({ readResources: jest.fn() }));

/** Lets the Twilio CLI list these maps and lists, and returns the commands that create others. */
function created(existing: Readonly<Record<string, readonly string[]>>): string[] {
  const commands: string[] = [];
  jest.mocked(readResources).mockImplementation((command, flags) => {
    const [, kind = ''] = /^sync:v1:services:(\w+):list$/.exec(command) ?? [];
    if (kind === '') commands.push([command, ...flags].join(' '));
    return (existing[kind] ?? []).map((uniqueName) => ({ uniqueName }));
  });
  ensureCollections('IS1');
  return commands;
}

describe('the maps and lists of the records service', () => {
  test('are created by the first deployment', () => {
    expect(created({})).toEqual([
      'sync:v1:services:maps:create --service-sid IS1 --unique-name interaction-webhooks',
      'sync:v1:services:maps:create --service-sid IS1 --unique-name interaction-webhooks-claims',
      'sync:v1:services:maps:create --service-sid IS1 --unique-name interaction-webhooks-new',
      'sync:v1:services:lists:create --service-sid IS1 --unique-name interaction-webhooks-audit',
    ]);
  });

  test('are not created again by the next one', () => {
    const maps = ['interaction-webhooks-claims', 'interaction-webhooks-new', 'interaction-webhooks'];
    expect(created({ maps, lists: ['interaction-webhooks-audit'] })).toEqual([]);
  });

  test('are created one by one if only some are missing', () => {
    expect(created({ maps: ['interaction-webhooks'], lists: ['interaction-webhooks-audit', 'another'] })).toEqual([
      'sync:v1:services:maps:create --service-sid IS1 --unique-name interaction-webhooks-claims',
      'sync:v1:services:maps:create --service-sid IS1 --unique-name interaction-webhooks-new',
    ]);
  });
});

describe('the records service is', () => {
  const services = [
    { sid: 'IS1', friendlyName: 'Another', aclEnabled: false },
    { sid: 'IS2', friendlyName: RECORDS_SERVICE, aclEnabled: true },
    { sid: 'IS3', friendlyName: RECORDS_SERVICE, aclEnabled: true },
  ];

  test.each([
    ['the one that the functions use, although another one has its name', 'IS3', 'IS3'],
    ['none without its name, although the functions use it', 'IS1', 'IS2'],
    ['the one with its name at the first deployment', null, 'IS2'],
    ['the one with its name if the one that the functions use was deleted', 'IS9', 'IS2'],
  ])('%s', (_, used, found) => {
    jest.mocked(readResources).mockReturnValue(services);
    expect(findRecordsService(used)?.sid).toBe(found);
  });
});
