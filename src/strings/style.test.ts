/** The rules of Paste's content style that a test can check, for every text in American English. */
import { enUS } from './en-US';

/** Its wording is a legal statement. */
const NOTICE = 'CommonNotice';

const TEXTS = Object.entries(enUS);

const found = (isWrong: (text: string, key: string) => boolean) =>
  TEXTS.filter(([key, text]) => isWrong(text, key)).map(([key, text]) => `${key}: ${text}`);

const GROUPS = [
  'Common',
  'Webhook',
  'Event',
  'Panel',
  'Part',
  'Form',
  'Replace',
  'Attached',
  'Timeline',
  'Sentence',
  'Outcome',
  'Notification',
  'Failure',
  'Console',
  'List',
  'State',
  'Details',
  'Edit',
  'Delete',
  'Sweep',
  'Audit',
  'Destination',
  'Outbox',
];

test('every key starts with its group, in PascalCase, and may end with a plural category', () => {
  const pattern = new RegExp(`^(${GROUPS.join('|')})([A-Z][A-Za-z]*)?(_(zero|one|two|few|many|other))?$`);
  expect(found((_text, key) => !pattern.test(key))).toEqual([]);
});

test('no key of one group can be mistaken for one of another', () => {
  const ambiguous = GROUPS.filter((group) => GROUPS.some((other) => other !== group && other.startsWith(group)));
  expect(ambiguous).toEqual([]);
});

test.each([
  ['seconds in an abbreviation', /\}\}[ \u00a0](s|sec|min|ms)\b/],
  ['another abbreviation', /\b(e\.g|i\.e|etc|vs|approx)\b/i],
  [
    'Type or Choose for what can also be done without a keyboard or mouse',
    /(^|[.!?:…] )(Type|Choose|Click|Press|Tap) /,
  ],
  ['a semicolon', /;/],
  ['an exclamation mark', /!/],
  ['British spelling', /behaviour|colour|favour|centre|licence|defence|catalogue|cancell(ed|ing)|whilst|towards/i],
  ['British spelling with -is-', /\b(author|recogn|organ|initial|synchron|custom|normal|summar|minim|maxim)is/i],
  ['British spelling with a hyphen', /e-mail|allow-list|half-way|log-in\b/i],
  ['begging', /\b(please|sorry|unfortunately|oops)\b/i],
  ['a pronoun for a person who has a role', /\b(whoever|(some|any|no|every)body)\b/i],
  ['an old-fashioned word', /\b(anew|meanwhile|else nothing|under way|at once|any more)\b/i],
  ['two spaces or a space before a comma or period', / {2}| [,.]/],
  ['straight quotation marks or apostrophes', /["']/],
])('no text has %s', (_what, pattern) => {
  expect(found((text) => pattern.test(text))).toEqual([]);
});

test('every text uses contractions', () => {
  const long = /\b(cannot|(can|could|do|does|did|is|are|was|were|has|have|had|will|would|should) not)\b/i;
  expect(found((text, key) => key !== NOTICE && long.test(text))).toEqual([]);
});

test('a sentence has at most 25 words', () => {
  const longest = (text: string) => Math.max(...text.split(/[.:?] /).map((sentence) => sentence.split(/\s+/).length));
  expect(found((text) => longest(text) > 25)).toEqual([]);
});

/** Headings, buttons and other controls whose keys don't show it. */
const CONTROLS = [
  'FormAttachFailed',
  'AttachedDetachFailed',
  'PanelLeftBehindRemoveFailed',
  'DetailsStale',
  'EditCreateFailed',
  'EditFailed',
  'DeleteFailed',
  'DeleteSomeFailed',
  'SweepFailed',
  'AuditFailed',
  'CommonCancel',
  'CommonClose',
  'CommonStop',
  'CommonCopy',
  'CommonRetry',
  'WebhookTtidCopy',
  'FormAttach',
  'FormFinish',
  'PanelLeftBehindRemove',
  'AttachedDetach',
  'AttachedDetails',
  'TimelinePause',
  'TimelineResume',
  'TimelineAllParameters',
  'TimelineCopyEvent',
  'TimelineCopyEvents',
  'TimelineExport',
  'TimelineSaveCsv',
  'TimelineSaveJson',
  'ConsoleCreate',
  'ConsoleSweep',
  'ConsoleDelete',
  'ListReload',
  'ListNothingFoundClear',
  'ListLookUpMore',
  'ListClearSelection',
  'ListPrevious',
  'ListNext',
  'DetailsEdit',
  'EditSave',
  'EditSaveAnyway',
  'AuditMore',
  'DestinationLoadFailed',
  'OutboxLoadFailed',
];

test('headings, labels and buttons end without a period', () => {
  const isShort = (key: string) =>
    /(Heading|Label|Button|Submit|Confirm)(_\w+)?$/.test(key) || CONTROLS.includes(key.replace(/_\w+$/, ''));
  expect(found((text, key) => isShort(key) && text.endsWith('.'))).toEqual([]);
  expect(CONTROLS.filter((key) => !(key in enUS) && !(`${key}_other` in enUS))).toEqual([]);
});

test('headings and buttons are in sentence case', () => {
  const names = /Twilio|Flex|Console|HTTP|URL|ID|JSON|POST|GET/g;
  expect(
    found((text, key) => /(Heading|Button|Submit|Confirm)$/.test(key) && /\s[A-Z]/.test(text.replace(names, ''))),
  ).toEqual([]);
});

test('explanations, help and failures are sentences', () => {
  const isSentence = (key: string) =>
    /^(Failure|Outcome|Event(?=On)|Notification)|(Text|Help|Intro|Missing|Malformed)(_\w+)?$/.test(key) &&
    !/^(Failure(TwilioCode|TwilioRequest|NoReference)$|OutcomeTime)/.test(key);
  expect(found((text, key) => isSentence(key) && !/([.:?]|\}\})$/.test(text))).toEqual([]);
});

test('every form of a plural text says the count: in some languages “one” includes 21', () => {
  expect(found((text, key) => /_\w+$/.test(key) && !text.includes('{{count}}'))).toEqual([]);
});
