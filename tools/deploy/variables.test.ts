import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { formatVariables, parseVariables } from './variables';

const errorOf = (text: string) => {
  try {
    parseVariables(text);
  } catch (error) {
    return error;
  }
  throw new Error('The text was accepted.');
};

test('accepts the example file', () => {
  expect(parseVariables(readFileSync('functions.env.example', 'utf8'))).toEqual({
    DESTINATION_CRM: 'CRM | https://crm.example.com/interaction-events',
    DESTINATION_AUDIT: 'Audit log | https://audit.example.com/in | supervisor, admin',
  });
});

test('ignores empty variables', () => {
  expect(parseVariables('DESTINATION_CRM=\nX=1\n')).toEqual({ X: '1' });
});

test.each([
  ['no https', 'DESTINATION_CRM=CRM | http://crm.example.com/in'],
  ['an unknown role', 'DESTINATION_CRM=CRM | https://crm.example.com/in | everybody'],
  ['451 bytes', `DESTINATION_CRM=${'CRM | https://crm.example.com/'.padEnd(451, 'x')}`],
  ['450 characters, but 452 bytes', `DESTINATION_CRM=${'Übersée | https://crm.example.com/'.padEnd(450, 'x')}`],
  ['two lines', 'DESTINATION_CRM="CRM |\nhttps://crm.example.com/in"'],
  ['both quotation marks', `DESTINATION_CRM=Bob's "CRM" | https://crm.example.com/in`],
])('refuses %s and names the variable, not its value', (_, text) => {
  expect(errorOf(text)).toMatchObject({ message: 'The value of DESTINATION_CRM in functions.env cannot be used.' });
});

test('accepts 450 bytes', () => {
  const value = 'CRM | https://crm.example.com/'.padEnd(450, 'x');
  expect(parseVariables(`DESTINATION_CRM=${value}`)).toEqual({ DESTINATION_CRM: value });
});

test('variables survive formatting and parsing', () => {
  const variables = {
    DESTINATION_CRM: 'CRM | https://crm.example.com/in?a=b#part',
    DESTINATION_BOB: `Bob's | https://bob.example.com/in`,
    DESTINATION_SAY: 'The "log" | https://log.example.com/in',
    RECORDS_SYNC_SERVICE_SID: 'IS00000000000000000000000000000001',
  };
  expect(parseEnv(formatVariables(variables))).toEqual(variables);
});
