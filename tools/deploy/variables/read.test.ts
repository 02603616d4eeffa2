import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseDestinations } from '../../../functions/lib/settings/destinations';
import { ROLES } from '../../../src/contract/roles';
import { readVariables } from './read';

const read = (text: string) => readVariables(Buffer.from(text));

/** The reasons that the lines of a text are refused for, with the numbers of the lines. */
function refusals(text: string | Uint8Array) {
  const result = readVariables(Buffer.from(text));
  if (result.ok) throw new Error('The text was accepted.');
  return result.failure.map(({ line, reason }) => `${line}: ${reason}`);
}

const CRM = 'CRM | https://crm.example.com/in';
const SECRET = `whsec_${'A'.repeat(43)}=`;

describe('accepts', () => {
  test('the example file', () => {
    expect(readVariables(readFileSync('functions.env.example'))).toEqual({
      ok: true,
      value: {
        DESTINATION_CRM: 'CRM | https://crm.example.com/interaction-events',
        DESTINATION_AUDIT: 'Audit log | https://audit.example.com/in | supervisor, admin',
      },
    });
  });

  test.each([
    ['nothing', '', {}],
    ['lines of blanks', `  \n\t\nDESTINATION_CRM=${CRM}\n \n`, { DESTINATION_CRM: CRM }],
    [
      'an emoji of several characters, and any space in a comment',
      `#\u00a0the two of us\nDESTINATION_A=👩\u200d💻 | https://a.example.com/`,
      { DESTINATION_A: '👩\u200d💻 | https://a.example.com/' },
    ],
    ['a comment after blanks', `  # ALLOWED_HOSTS=x\nDESTINATION_CRM=${CRM}`, { DESTINATION_CRM: CRM }],
    ['blanks around name and value', `\t DESTINATION_CRM \t=  ${CRM}\t `, { DESTINATION_CRM: CRM }],
    ['a byte order mark', `\ufeffDESTINATION_CRM=${CRM}`, { DESTINATION_CRM: CRM }],
    [
      'lines that end with CR LF',
      `DESTINATION_CRM=${CRM}\r\nSWITCHED_OFF=true\r\n`,
      { DESTINATION_CRM: CRM, SWITCHED_OFF: 'true' },
    ],
    [
      'lines that end with CR',
      `DESTINATION_CRM=${CRM}\rSWITCHED_OFF=true\r`,
      { DESTINATION_CRM: CRM, SWITCHED_OFF: 'true' },
    ],
    [
      'either kind of quotation marks',
      `DESTINATION_A="${CRM}"\nDESTINATION_B='${CRM}'`,
      { DESTINATION_A: CRM, DESTINATION_B: CRM },
    ],
    [
      'a quoted #',
      `DESTINATION_A="A #1 | https://a.example.com/in#rc=3"`,
      { DESTINATION_A: 'A #1 | https://a.example.com/in#rc=3' },
    ],
    [
      'quotation marks within a label',
      `DESTINATION_A=The "log" | https://a.example.com/`,
      { DESTINATION_A: 'The "log" | https://a.example.com/' },
    ],
    [
      'an = within a value',
      'DESTINATION_A=A | https://a.example.com/?a=b==',
      { DESTINATION_A: 'A | https://a.example.com/?a=b==' },
    ],
    [
      'a $ in single quotation marks',
      "DESTINATION_A='A | https://a.example.com/$in'",
      { DESTINATION_A: 'A | https://a.example.com/$in' },
    ],
    [
      'a $ before a digit',
      'DESTINATION_A=Over $5 | https://a.example.com/',
      { DESTINATION_A: 'Over $5 | https://a.example.com/' },
    ],
    ['450 bytes', `DESTINATION_A=${CRM.padEnd(450, 'x')}`, { DESTINATION_A: CRM.padEnd(450, 'x') }],
    [
      'a name of 128 characters',
      `${'DESTINATION_'.padEnd(128, 'X')}=${CRM}`,
      { ['DESTINATION_'.padEnd(128, 'X')]: CRM },
    ],
  ])('%s', (_, text, variables) => {
    expect(read(text)).toEqual({ ok: true, value: variables });
  });
});

describe('refuses, with the number of the line,', () => {
  test.each([
    ['a line without =', 'SWITCHED_OFF', 'The line has no =. Write NAME=value, or # before a comment.'],
    ['a colon', 'SWITCHED_OFF: true', 'The line has no =. Write NAME=value, or # before a comment.'],
    [
      'a colon and an = in the value',
      'DESTINATION_A: A | https://a.example.com/?a=b',
      'Write = after the name, not a colon.',
    ],
    ['export', `export DESTINATION_CRM=${CRM}`, 'Delete “export” before the name.'],
    [
      'no name',
      `=${CRM}`,
      'There is no variable of this name. Write ALLOWED_HOSTS, SWITCHED_OFF, INSPECTOR_RETENTION_HOURS, AUDIT_RETENTION_DAYS, DESTINATION_<KEY> or SIGNING_SECRET_<KEY>.',
    ],
    [
      'a lower-case name',
      `destination_crm=${CRM}`,
      'The name may contain only A–Z, 0–9 and _. Did you mean DESTINATION_CRM?',
    ],
    [
      'a hyphen in a name',
      `DESTINATION_MY-CRM=${CRM}`,
      'The name may contain only A–Z, 0–9 and _. Did you mean DESTINATION_MY_CRM?',
    ],
    [
      'a Cyrillic letter',
      'АLLOWED_HOSTS=crm.example.com',
      'The name may contain only A–Z, 0–9 and _. Did you mean ALLOWED_HOSTS?',
    ],
    [
      'a misspelled name',
      'ALOWED_HOSTS=crm.example.com',
      'There is no variable of this name. Did you mean ALLOWED_HOSTS?',
    ],
    [
      'a misspelled destination',
      `DESTINATON_CRM=${CRM}`,
      'There is no variable of this name. Did you mean DESTINATION_CRM?',
    ],
    [
      'a destination without a key',
      `DESTINATION_=${CRM}`,
      'There is no variable of this name. Write ALLOWED_HOSTS, SWITCHED_OFF, INSPECTOR_RETENTION_HOURS, AUDIT_RETENTION_DAYS, DESTINATION_<KEY> or SIGNING_SECRET_<KEY>.',
    ],
    ['a variable of Twilio', 'AUTH_TOKEN=secret', 'Twilio sets AUTH_TOKEN. Delete the line.'],
    [
      'a variable of the deployment',
      'RECORDS_SYNC_SERVICE_SID=IS1',
      'The deployment sets RECORDS_SYNC_SERVICE_SID. Delete the line.',
    ],
    [
      'a name of 129 characters',
      `${'DESTINATION_'.padEnd(129, 'X')}=${CRM}`,
      'The name is longer than 128 characters, which is Twilio’s limit.',
    ],
    ['an empty value', 'ALLOWED_HOSTS=', 'The value is empty. Write a value, or delete the line.'],
    ['an empty quoted value', 'ALLOWED_HOSTS=" "', 'The value is empty. Write a value, or delete the line.'],
    [
      'a comment after a value',
      'SWITCHED_OFF=true # for now',
      'Put the value in "…" if the # belongs to it. Otherwise write the comment on a line of its own.',
    ],
    [
      'a # in a label',
      'DESTINATION_A=A #1 | https://a.example.com/ | admin',
      'Put the value in "…" if the # belongs to it. Otherwise write the comment on a line of its own.',
    ],
    [
      'text after a quoted value',
      `DESTINATION_A="A | https://a.example.com/" | admin`,
      'There is text after the closing quotation mark. Write a comment on a line of its own.',
    ],
    [
      'a comment after a quoted value',
      `SWITCHED_OFF="true" # for now`,
      'There is text after the closing quotation mark. Write a comment on a line of its own.',
    ],
    [
      'an open quotation mark',
      `DESTINATION_A="A | https://a.example.com/`,
      'The quotation mark before the value is not closed. A value is one line.',
    ],
    [
      'a closing quotation mark alone',
      'DESTINATION_A=A | https://a.example.com/in"',
      'Put the whole value in "…" or \'…\', or remove the quotation mark.',
    ],
    [
      'typographic quotation marks',
      'DESTINATION_A=“A | https://a.example.com/in”',
      'Put the whole value in "…" or \'…\', or remove the quotation mark.',
    ],
    [
      'both kinds of quotation marks',
      `DESTINATION_A=Bob's "A" | https://a.example.com/`,
      'The value contains both \' and ". Use one of them.',
    ],
    [
      'an escape',
      'DESTINATION_A="A\\n | https://a.example.com/"',
      'The value contains a \\. Nothing can be escaped. Remove the \\.',
    ],
    [
      'a reference',
      'DESTINATION_A=A | https://a.example.com/$TOKEN',
      "A $ does not insert another variable. Write the text itself, or put the value in '…' to keep the $.",
    ],
    [
      'a reference in braces',
      `DESTINATION_A="A | https://a.example.com/${'$'}{TOKEN}"`,
      "A $ does not insert another variable. Write the text itself, or put the value in '…' to keep the $.",
    ],
    [
      'a control character',
      'SWITCHED_OFF=true\u0007',
      'The line contains a character that is invisible or looks like a space (U+0007). Write it again.',
    ],
    [
      'a line separator in a comment',
      '# off:\u2028SWITCHED_OFF=true',
      'The line contains a character that is invisible or looks like a space (U+2028). Write it again.',
    ],
    [
      'a line that is blank but for a no-break space',
      '\u00a0',
      'The line contains a character that is invisible or looks like a space (U+00A0). Write it again.',
    ],
    [
      'an invisible character in a name',
      'SWITCHED\u200b_OFF=true',
      'The line contains a character that is invisible or looks like a space (U+200B). Write it again.',
    ],
    [
      'a no-break space in a destination',
      `DESTINATION_A=\u00a0${CRM}`,
      'The line contains a character that is invisible or looks like a space (U+00A0). Write it again.',
    ],
    [
      '451 bytes',
      `DESTINATION_A=${CRM.padEnd(451, 'x')}`,
      'The value of DESTINATION_A has 451 bytes. Twilio allows 450 bytes.',
    ],
    [
      '450 characters that are 452 bytes',
      `DESTINATION_A=${'Übersée | https://crm.example.com/'.padEnd(450, 'x')}`,
      'The value of DESTINATION_A has 452 bytes. Twilio allows 450 bytes.',
    ],
    [
      'an off switch in capital letters',
      'SWITCHED_OFF=TRUE',
      'SWITCHED_OFF must be true or false, in lowercase letters.',
    ],
    [
      'a number with a unit',
      'INSPECTOR_RETENTION_HOURS=24h',
      'INSPECTOR_RETENTION_HOURS must be a whole number, without a unit.',
    ],
    [
      'a number that is too large',
      'AUDIT_RETENTION_DAYS=400',
      'AUDIT_RETENTION_DAYS is out of range. Hours are 1 to 720, and days 1 to 365.',
    ],
    [
      'a URL instead of a host',
      'ALLOWED_HOSTS=https://crm.example.com',
      'ALLOWED_HOSTS must list hosts only, such as crm.example.com: no https://, port or path.',
    ],
    [
      'a domain that strangers share',
      'ALLOWED_HOSTS=crm.example.com, CO.UK',
      'ALLOWED_HOSTS has a domain under which anyone can have a host, such as co.uk or github.io. Write the hosts that you know.',
    ],
    [
      'an invisible character at the end',
      'SWITCHED_OFF=true\ufeff',
      'The line contains a character that is invisible or looks like a space (U+FEFF). Write it again.',
    ],
    [
      'a role that does not exist',
      `DESTINATION_A=${CRM} | everybody`,
      'DESTINATION_A has a role that does not exist. Write agent, supervisor or admin, separated by commas.',
    ],
    [
      'a | within a URL',
      'DESTINATION_A=A | https://a.example.com/in|admin',
      'DESTINATION_A has a | without a space before it. Put a space before the roles’ |, or write %7C within the URL.',
    ],
    [
      'a sign that only looks like a |',
      'DESTINATION_A=A | https://a.example.com/in｜admin',
      'DESTINATION_A has a | without a space before it. Put a space before the roles’ |, or write %7C within the URL.',
    ],
    [
      'relay in the place of the roles',
      `DESTINATION_A=${CRM} | relay`,
      'DESTINATION_A has relay in the place of the roles. Put it after them, or write label | https URL | | relay for all roles.',
    ],
    [
      'a misspelled relay',
      `DESTINATION_A=${CRM} | | relai`,
      'DESTINATION_A has a fourth part that is not relay. Write relay in lowercase letters, or delete the part.',
    ],
    [
      'a secret without its destination',
      `SIGNING_SECRET_A=${SECRET}`,
      'SIGNING_SECRET_A belongs to no destination. Set DESTINATION_ with the same key, or delete the line.',
    ],
    [
      'a misspelled variable of a secret',
      `SIGNING_SECERT_CRM=${SECRET}`,
      'There is no variable of this name. Did you mean SIGNING_SECRET_CRM?',
    ],
    [
      'a secret as a part of the name',
      `SIGNING_SECRET_${SECRET}`,
      'The name may contain only A–Z, 0–9 and _. Write ALLOWED_HOSTS, SWITCHED_OFF, INSPECTOR_RETENTION_HOURS, AUDIT_RETENTION_DAYS, DESTINATION_<KEY> or SIGNING_SECRET_<KEY>.',
    ],
    [
      'the key of the inspector',
      `DESTINATION_INSPECTOR=${CRM}`,
      'DESTINATION_INSPECTOR has the key of the inspector, which needs no variable. Choose another key.',
    ],
    [
      'a key that JavaScript uses itself',
      `DESTINATION_PROTOTYPE=${CRM}`,
      'DESTINATION_PROTOTYPE has a key that JavaScript uses itself. Choose another key.',
    ],
  ])('%s', (_, line, reason) => {
    expect(refusals(`# one\n${line}\n`)).toEqual([`2: ${reason}`]);
  });

  test.each([
    ['hush', 'has something that is not a secret. Write whsec_ and 24 to 64 random bytes in base64.'],
    [`${SECRET} ${SECRET}`, 'has the same secret twice. Delete one of them.'],
    [
      [...'ABC'].map((letter) => SECRET.replaceAll('A', letter).replace(/.=$/, 'A=')).join(' '),
      'has more than two secrets. Write the new one and the one that it replaces.',
    ],
  ])('the secrets %p', (secrets, reason) => {
    expect(refusals(`DESTINATION_A=${CRM}\nSIGNING_SECRET_A=${secrets}`)).toEqual([`2: SIGNING_SECRET_A ${reason}`]);
  });

  test('a name that is set twice', () => {
    expect(refusals(`DESTINATION_A=${CRM} | admin\n\nDESTINATION_A=${CRM}`)).toEqual([
      '3: DESTINATION_A is already set on line 1. Delete one of the two lines.',
    ]);
  });

  test('both lines of a value in quotation marks', () => {
    expect(refusals(`DESTINATION_A="A |\nhttps://a.example.com/"`)).toEqual([
      '1: The quotation mark before the value is not closed. A value is one line.',
      '2: The line has no =. Write NAME=value, or # before a comment.',
    ]);
  });

  test('every mistake of a file', () => {
    expect(refusals('SWITCHED_OFF=on\nnonsense\nALLOWED_HOSTS=*.example.com')).toEqual([
      '1: SWITCHED_OFF must be true or false, in lowercase letters.',
      '2: The line has no =. Write NAME=value, or # before a comment.',
      '3: ALLOWED_HOSTS must not contain a *. A host includes its subdomains.',
    ]);
  });
});

describe('refuses a whole file', () => {
  test.each([
    ['in UTF-16', Buffer.from('\ufeffSWITCHED_OFF=true', 'utf16le')],
    ['in UTF-16 without a byte order mark', Buffer.from('SWITCHED_OFF=true', 'utf16le')],
    ['in UTF-16 of the other byte order', Buffer.from('\ufeffSWITCHED_OFF=true', 'utf16le').swap16()],
  ])('%s', (_, bytes) => {
    expect(refusals(bytes)).toEqual([
      'null: The file is not saved as UTF-8, but probably as UTF-16. Save it as UTF-8.',
    ]);
  });

  test('in Latin-1', () => {
    expect(refusals(Buffer.from('DESTINATION_A=Übersee | https://a.example.com/', 'latin1'))).toEqual([
      'null: The file is not saved as UTF-8. Save it as UTF-8.',
    ]);
  });

  test('with more than Twilio allows in all', () => {
    const lines = Array.from({ length: 6 }, (_, index) => `DESTINATION_${index}=${CRM.padEnd(449, 'x')}`);
    expect(read(lines.join('\n'))).toMatchObject({ ok: true });
    expect(refusals([...lines, 'SWITCHED_OFF=false'].join('\n'))).toEqual([
      'null: All names and values together have 2,789 bytes. Twilio allows about 3 KB, of which 2,772 bytes are left for this file. Shorten or delete some.',
    ]);
  });
});

describe('a destination at the functions’ own domain', () => {
  test('is refused if the functions were deployed before', () => {
    const bytes = Buffer.from('DESTINATION_A=A | https://functions.twil.io/in');
    expect(readVariables(bytes)).toMatchObject({ ok: true });
    expect(readVariables(bytes, 'functions.twil.io')).toMatchObject({ ok: false, failure: [{ line: 1 }] });
  });
});

describe('for every file,', () => {
  const blanks = fc.stringMatching(/^[ \t]{0,2}$/);
  const destination = fc.record({
    name: fc.stringMatching(/^DESTINATION_[A-Z0-9_]{1,8}$/).filter((name) => name !== 'DESTINATION_INSPECTOR'),
    label: fc.stringMatching(/^[A-Za-z][A-Za-z '#é-]{0,8}[A-Za-z]$/),
    path: fc.stringMatching(/^[a-z0-9/=?&%;:@!*+,-]{0,12}$/).filter((path) => !path.includes('%')),
    roles: fc.option(fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1 }), { nil: null }),
    isRelayed: fc.boolean(),
  });
  const written = fc.record({ destination, before: blanks, around: blanks, after: blanks, isComment: fc.boolean() });
  interface Given {
    readonly label: string;
    readonly path: string;
    readonly roles: readonly string[] | null;
    readonly isRelayed: boolean;
  }
  const textOf = ({ label, path, roles, isRelayed }: Given) => {
    const address = `${label} | https://crm.example.com/${path}`;
    if (isRelayed) return `${address} | ${(roles ?? []).join(', ')} | relay`;
    return roles === null ? address : `${address} | ${roles.join(', ')}`;
  };

  test('what the functions get is what a reader of the format expects', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(written, { selector: ({ destination: { name } }) => name, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom('', '\ufeff'),
        (lines, lineEnd, mark) => {
          const text = lines
            .map(({ destination: given, before, around, after, isComment }) => {
              const value = textOf(given);
              const quote = value.includes("'") ? '"' : value.includes('#') ? "'" : '';
              return `${before}${isComment ? '#' : ''}${given.name}${around}=${around}${quote}${value}${quote}${after}`;
            })
            .join(lineEnd);
          const expected = lines.filter(({ isComment }) => !isComment).map(({ destination: given }) => given);
          const result = read(mark + text);
          expect(result).toEqual({
            ok: true,
            value: Object.fromEntries(expected.map((given) => [given.name, textOf(given)])),
          });
          if (!result.ok) return;
          const { destinations } = parseDestinations(result.value);
          for (const { name, roles, isRelayed } of expected) {
            const key = name.slice('DESTINATION_'.length).toLowerCase();
            expect(destinations.find((found) => found.key === key)).toMatchObject({ roles: roles ?? ROLES, isRelayed });
          }
        },
      ),
    );
  });

  test('each line is a variable, a comment, blank, or refused', () => {
    const piece = fc.constantFrom(
      ...[
        'DESTINATION_A',
        'SWITCHED_OFF',
        'true',
        '=',
        ' ',
        '\t',
        '"',
        "'",
        '#',
        '|',
        ' | ',
        'admin',
        'A',
        '\n',
        '\r',
        ':',
      ],
      ...['https://a.example.com/', '\\', '$', '\u00a0', '\ufeff', 'export '],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const text = pieces.join('');
        const result = read(text);
        const lines = text.replace(/^\ufeff/, '').split(/[\r\n]/);
        const meaningful = lines.filter((line) => /^[ \t]*[^# \t]/.test(line));
        if (result.ok) expect(Object.keys(result.value)).toHaveLength(meaningful.length);
        if (result.ok && 'DESTINATION_A' in result.value) {
          const isLimited = meaningful.some((line) => /\|.*\|/.test(line));
          const [found] = parseDestinations(result.value).destinations;
          expect(found?.roles).toEqual(isLimited ? ['admin'] : ROLES);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('a refusal contains nothing of a value', () => {
    const secret = 'hushhushhush';
    const piece = fc.constantFrom(
      'DESTINATION_A',
      '=',
      ' ',
      '"',
      "'",
      '#',
      '|',
      '\n',
      ':',
      '-',
      `https://${secret}.com/`,
      ` ${secret}`,
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const result = read(pieces.join(''));
        if (!result.ok) expect(JSON.stringify(result.failure).toLowerCase()).not.toContain(secret);
      }),
      { numRuns: 2_000 },
    );
  });
});
