/** The addresses of Twilio's resources that a run uses. */
const FLEX = 'https://flex-api.twilio.com/v1';

export const CONFIGURATION = `${FLEX}/Configuration`;
export const INTERACTIONS = `${FLEX}/Interactions`;
export const webhooksOf = (instanceSid: string) => `${FLEX}/Instances/${instanceSid}/InteractionWebhooks`;
export const channelsOf = (interactionSid: string) => `${INTERACTIONS}/${interactionSid}/Channels`;

export const workspaceAt = (workspaceSid: string) => `https://taskrouter.twilio.com/v1/Workspaces/${workspaceSid}`;

export const CONVERSATIONS = 'https://conversations.twilio.com/v1/Conversations';

export const SYNC_SERVICES = 'https://sync.twilio.com/v1/Services';
export const DEFAULT_SYNC = `${SYNC_SERVICES}/default`;

export const SERVERLESS_SERVICES = 'https://serverless.twilio.com/v1/Services';
export const SERVERLESS_UPLOADS = 'https://serverless-upload.twilio.com/v1/Services';

export const accountAt = (accountSid: string) => `https://api.twilio.com/2010-04-01/Accounts/${accountSid}.json`;

export const validationOf = (accountSid: string) => `https://iam.twilio.com/v1/Accounts/${accountSid}/Tokens/validate`;
