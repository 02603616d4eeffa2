import { readResources } from '../account/twilio-cli';
import { ensureCollections } from './records-service';

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
      'sync:v1:services:lists:create --service-sid IS1 --unique-name interaction-webhooks-audit',
    ]);
  });

  test('are not created again by the next one', () => {
    const maps = ['interaction-webhooks-claims', 'interaction-webhooks'];
    expect(created({ maps, lists: ['interaction-webhooks-audit'] })).toEqual([]);
  });

  test('are created one by one if only some are missing', () => {
    expect(created({ maps: ['interaction-webhooks'], lists: ['interaction-webhooks-audit', 'another'] })).toEqual([
      'sync:v1:services:maps:create --service-sid IS1 --unique-name interaction-webhooks-claims',
    ]);
  });
});
