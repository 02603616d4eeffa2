/** functions.env through the real CLI: difficult values arrive unchanged, and a file with a mistake changes nothing. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFunctions } from './arrived';
import { deploy, type Part } from './scene';

/** Values that a shell or a reader of .env files could change. */
const DIFFICULT = {
  text: `# A comment
DESTINATION_QUOTES='The "new" $CRM # 2 | https://a.example.com/in?b=1&c=%7C#rc=3'
DESTINATION_APOSTROPHE="Anna's CRM | https://b.example.com/in | agent"
DESTINATION_LETTERS=Über 中文 العربية 😀 = 100 % | https://c.example.com/%C3%BC | supervisor, admin

  ALLOWED_HOSTS = c.example.com, d.example.com
SWITCHED_OFF=false
`,
  variables: {
    DESTINATION_QUOTES: 'The "new" $CRM # 2 | https://a.example.com/in?b=1&c=%7C#rc=3',
    DESTINATION_APOSTROPHE: "Anna's CRM | https://b.example.com/in | agent",
    DESTINATION_LETTERS: 'Über 中文 العربية 😀 = 100 % | https://c.example.com/%C3%BC | supervisor, admin',
    ALLOWED_HOSTS: 'c.example.com, d.example.com',
    SWITCHED_OFF: 'false',
  },
};

const REFUSED: readonly (readonly [what: string, text: string, message: RegExp])[] = [
  ['a destination without a URL', 'DESTINATION_CRM=CRM\n', /Line 1: DESTINATION_CRM has no URL/],
  ['an http destination', 'DESTINATION_CRM=CRM | http://crm.example.com/\n', /Line 1: .+ does not begin with https/],
  ['a private address', 'DESTINATION_CRM=CRM | https://10.0.0.1/\n', /Line 1: .+ has a URL on an IP address/],
  ['a wildcard host', 'ALLOWED_HOSTS=*\n', /Line 1: ALLOWED_HOSTS must not contain a \*/],
  ['a host of everyone', 'ALLOWED_HOSTS=github.io\n', /Line 1: ALLOWED_HOSTS has a domain under which anyone can/],
  [
    'a secret that is none',
    'DESTINATION_CRM=CRM | https://crm.example.com/\nSIGNING_SECRET_CRM=x\n',
    /Line 2: .+ not a secret/,
  ],
  ['a secret without its destination', `SIGNING_SECRET_CRM=whsec_${'A'.repeat(32)}\n`, /Line 1: .+ to no destination/],
  ['a variable that Twilio sets', 'AUTH_TOKEN=abc\n', /Line 1: Twilio sets AUTH_TOKEN/],
  ['an unknown variable', 'ALOWED_HOSTS=example.com\n', /Line 1: There is no variable of this name/],
  ['a name set twice', 'SWITCHED_OFF=true\nSWITCHED_OFF=false\n', /Line 2: SWITCHED_OFF is already set on line 1/],
  ['a line without =', 'DESTINATION_CRM\n', /Line 1: The line has no =/],
  ['a quotation mark without its end', 'DESTINATION_CRM="CRM | https://crm.example.com/\n', /Line 1: .+ is not closed/],
];

export const configuration: Part = async (scene) => {
  const { shell, twilio, step } = scene;
  const write = (text: string) => writeFileSync(join(shell.folder, 'functions.env'), text);
  const refuse = async (message: RegExp) => {
    const { succeeded, output } = await shell.run('npm run deploy -- --yes');
    assert.equal(succeeded, false);
    assert.match(output, message);
    assert.equal(twilio.serverless.services.size, 0);
  };

  await step('a missing functions.env stops the deployment', () =>
    refuse(/functions\.env is missing\.\n +Copy functions\.env\.example/),
  );
  for (const [what, text, message] of REFUSED) {
    write(text);
    await step(`${what} stops the deployment before it changes anything`, () => refuse(message));
  }
  write(DIFFICULT.text);
  await step('a file with difficult values is deployed', () => deploy(scene));
  await checkFunctions(scene, DIFFICULT.variables);
};
