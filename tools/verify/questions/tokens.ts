/** Questions about tokens and keys. Most need the token of a person who is signed in to Flex. */
import AccessToken from 'twilio/lib/jwt/AccessToken';
import { accountAt, DEFAULT_SYNC, validationOf } from '../addresses';
import { conversationName } from '../names';
import { asked, type Context, compare, type Finding } from '../question';
import { type Answer, basic, outcome } from '../twilio';

const ROLES = ['agent', 'supervisor', 'admin'];

const MAX_LENGTH = 8_192;

const KEY_NEEDED: Finding = {
  kind: 'needs-person',
  todo: 'Create an API key, set TWILIO_API_KEY and TWILIO_API_SECRET, and run this again.',
};

const validate = ({ twilio, account }: Context, token: string): Promise<Answer> =>
  twilio.send({
    method: 'POST',
    url: validationOf(account.accountSid),
    json: { token },
    // In some regions, Twilio answers a token that is not valid like this.
    mayBeRefused: true,
  });

/** Asks with a Flex token and with Twilio's answer about it, or says how to give a token. */
const withFlexToken =
  (ask: (token: string, validated: Answer, context: Context) => Finding | Promise<Finding>) =>
  async (context: Context): Promise<Finding> => {
    const { flexToken } = context;
    if (flexToken === null) return TOKEN_NEEDED;
    const validated = await validate(context, flexToken);
    // Twilio refuses everything to such a token, so it answers no question.
    const isInvalid = validated.body.valid === false || validated.status >= 400;
    return isInvalid ? TOKEN_INVALID : ask(flexToken, validated, context);
  };

const TOKEN_NEEDED: Finding = {
  kind: 'needs-person',
  todo: 'Sign in to Flex, set FLEX_TOKEN to `Twilio.Flex.Manager.getInstance().user.token`, and run this again.',
};

const TOKEN_INVALID: Finding = {
  kind: 'not-asked',
  why: 'Twilio says that the token in FLEX_TOKEN is not valid. It expires after a while: copy it again, for this account.',
};

export const TOKEN_QUESTIONS = [
  asked(
    'Twilio validates a Flex token and returns identity, roles, worker and expiration',
    'The answer has all of them.',
    withFlexToken((_, answer) => {
      const { valid, identity, roles, worker_sid: worker, expiration } = answer.body;
      const missing = [
        ...(valid === true ? [] : ['valid']),
        ...(typeof identity === 'string' && identity !== '' ? [] : ['identity']),
        ...(Array.isArray(roles) ? [] : ['roles']),
        ...(typeof worker === 'string' ? [] : ['worker_sid']),
        ...(Number.isNaN(Date.parse(String(expiration))) ? ['expiration'] : []),
      ];
      const seen = missing.length === 0 ? 'with all of them' : `without a usable ${missing.join(', ')}`;
      return compare(missing.length === 0, `${outcome(answer)}, ${seen}`);
    }),
  ),
  asked(
    'The roles are `agent`, `supervisor` and `admin`',
    'The token has no role but these.',
    withFlexToken((_, { body: { roles } }) => {
      const given: readonly unknown[] = Array.isArray(roles) ? roles : [];
      const known = ROLES.filter((role) => given.includes(role));
      return compare(
        known.length > 0 && known.length === given.length,
        `${known.join(', ') || 'none of them'}, and ${given.length - known.length} others`,
      );
    }),
  ),
  asked(
    'A Flex token has at most 8,192 characters',
    'The token has no more.',
    withFlexToken((token) => compare(token.length <= MAX_LENGTH, `${token.length} characters`)),
  ),
  asked(
    'A Flex token cannot list the maps of the default Sync service',
    'Neither address of Sync answers a list.',
    withFlexToken(async (token, _, { twilio }) => {
      const rest = await twilio.send({
        method: 'GET',
        url: `${DEFAULT_SYNC}/Maps`,
        authorization: basic('token', token),
        mayBeRefused: true,
      });
      const sdk = await twilio.send({
        method: 'GET',
        url: 'https://cds.us1.twilio.com/v4/Services/default/Maps',
        headers: { 'x-twilio-token': token },
        authorization: '',
        mayBeRefused: true,
      });
      return compare(
        rest.status >= 400 && sdk.status >= 400,
        `the REST API: ${outcome(rest)}; the address of the SDKs: ${outcome(sdk)}`,
      );
    }),
  ),
  asked(
    'An API key cannot read the account or create keys',
    'Reading the account with the key is answered with 401, error 20003. No key is created.',
    async ({ twilio, account, apiKey }): Promise<Finding> => {
      if (apiKey === null) return KEY_NEEDED;
      const answer = await twilio.send({
        method: 'GET',
        url: accountAt(account.accountSid),
        authorization: basic(apiKey.sid, apiKey.secret),
        mayBeRefused: true,
      });
      return compare(answer.status === 401 && answer.body.code === 20003, outcome(answer));
    },
  ),
  asked(
    "A web-chat visitor's token is not a Flex token",
    'Twilio does not answer that it is valid.',
    async (context): Promise<Finding> => {
      const { apiKey, account } = context;
      if (apiKey === null) return KEY_NEEDED;
      const token = new AccessToken(account.accountSid, apiKey.sid, apiKey.secret, { identity: conversationName(1) });
      token.addGrant(new AccessToken.ChatGrant({ serviceSid: account.chatServiceSid }));
      const answer = await validate(context, token.toJwt());
      const { valid, roles } = answer.body;
      return compare(
        valid !== true,
        `${outcome(answer)}, valid is ${JSON.stringify(valid) ?? 'missing'}, with ${Array.isArray(roles) ? roles.length : 'no'} roles`,
      );
    },
  ),
];
