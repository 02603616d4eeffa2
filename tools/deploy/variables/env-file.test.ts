import { parseEnv } from 'node:util';
import { formatEnvFile } from './env-file';

test('variables survive the file for the Twilio CLI', () => {
  const variables = {
    DESTINATION_CRM: 'CRM | https://crm.example.com/in?a=b#rc=3',
    DESTINATION_BOB: `Bob's | https://bob.example.com/in?$a`,
    DESTINATION_SAY: 'The "log" | https://log.example.com/in',
    RECORDS_SYNC_SERVICE_SID: 'IS00000000000000000000000000000001',
  };
  expect(parseEnv(formatEnvFile(variables))).toEqual(variables);
});
