/** Every text of the plugin. A name in double braces is filled in. */
export const enUS = {
  TabLabel: 'Webhooks',
  Notice:
    'Interaction webhooks are not PCI compliant and not a HIPAA Eligible Service. Keep them out of work that is subject to PCI or HIPAA.',
  Retry: 'Try again',
  Retrying: 'Trying again…',
  ErrorIcon: 'Error',

  NoTaskHeading: 'No task selected',
  NoTaskText: 'Select a task to see its webhook.',
  NoInteractionHeading: 'No interaction on this task',
  NoInteractionVoiceText:
    'This call does not run through a Flex interaction, so there is nothing that a webhook could listen to. Chats, messages and e-mails that Flex Conversations routes have one.',
  NoInteractionText:
    'This task was not routed through a Flex interaction, so there is nothing that a webhook could listen to. Tasks that Flex Conversations routes have one.',
  UnreadableHeading: 'The interaction cannot be read',
  UnreadableText:
    'This task’s attribute {{attribute}} does not hold an identifier of Twilio, so it is unknown which interaction the task belongs to. An administrator can look at the workflow that made the task.',
  IncomingHeading: 'Accept the task first',
  IncomingText: 'A webhook can be attached as soon as somebody has accepted this task.',
  LoadingHeading: 'Loading the webhook…',
  UnavailableHeading: 'Could not load the webhook',
  EndedHeading: 'This interaction is over',
  EndedText: 'No webhook is attached, and nothing more will happen that one could tell about.',
  NoDestinationsHeading: 'No destination is open to you',
  NoDestinationsText:
    'Webhooks go to destinations that an administrator names. Ask an administrator to add one that your role may use.',

  FormHeading: 'No webhook attached',
  FormIntro: 'Choose where to send this interaction’s events, and which ones.',
  DanglingHeading: 'The attached webhook is gone',
  DanglingText:
    'This interaction still names the webhook {{ttid}}, but it was deleted: nothing is delivered. Attach a new one in its place.',
  DestinationLabel: 'Destination',
  DestinationHelp: 'Named by your administrator.',
  DestinationPrompt: 'Choose a destination',
  DestinationMissing: 'Choose where the events go.',
  EventsLabel: 'Events',
  EventsMissing: 'Choose at least one event.',
  PresetsLabel: 'Ready-made choices',
  PresetLive: 'Live monitoring',
  PresetEverything: 'Everything',
  GroupInteraction: 'Interaction',
  GroupChannel: 'Channel',
  GroupParticipant: 'Participants',
  Parameters: 'What each event tells',
  ParameterOptional: '{{name}} (not always)',
  TooLate: 'Too late for this interaction',
  onInteractionCreated: 'The interaction began.',
  onChannelCreated: 'A channel was opened, such as a chat.',
  onChannelCreateFailed: 'A channel could not be opened.',
  onChannelStatusUpdated: 'The channel became active, closed or failed.',
  onParticipantJoined: 'A customer, agent or supervisor joined.',
  onParticipantLeft: 'A customer, agent or supervisor left.',
  onParticipantUpdated: 'Something about a participant changed.',
  Attach: 'Attach webhook',
  Attaching: 'Attaching webhook…',

  AttachedHeading: 'Webhook attached',
  AttachedText: 'This interaction’s events are sent to the destination below.',
  AttachedOverText: 'Your part in this interaction is over. The webhook stays until somebody detaches it.',
  DestinationUnknown: 'No longer among the configured destinations',
  AttachedByLabel: 'Attached by',
  AttachedByUnknown: 'Not recorded',
  AttachedAtLabel: 'Since',
  TtidLabel: 'Webhook ID (ttid)',
  Copy: 'Copy',
  CopyTtid: 'Copy the webhook ID',
  Copied: 'Webhook ID copied.',
  NotCopied: 'The browser did not allow copying. Select the ID and copy it.',
  Detach: 'Detach webhook',
  Detaching: 'Detaching webhook…',
  DetachDialogHeading: 'Detach this webhook?',
  DetachDialogText:
    '{{destination}} stops receiving events of this interaction at once. What happens while nothing is attached is not sent later.',
  DetachDialogUnknown: 'Its destination',
  DetachConfirm: 'Detach',
  Cancel: 'Cancel',

  ForeignHeading: 'Another webhook is attached',
  ForeignText:
    'It was not attached with this plugin but with the API, the Console or another program, and an interaction holds only one. Whoever attached it can remove it.',
  FriendlyNameLabel: 'Name',
  FriendlyNameNone: 'None',

  AttachedAnnouncement: 'Webhook attached.',
  DetachedAnnouncement: 'Webhook detached.',

  AttachFailed: 'Could not attach the webhook',
  DetachFailed: 'Could not detach the webhook',
  UnseenAttachFailed: 'Could not attach the webhook on the task of {{taskName}}. Its Webhooks tab says why.',
  UnseenDetachFailed: 'Could not detach the webhook on the task of {{taskName}}. Its Webhooks tab says why.',

  FailureBadRequest:
    'The functions did not understand “{{field}}”. That is a mistake in the plugin: tell your administrator.',
  FailureDeployFunctions:
    'The plugin is newer than its functions, so they misunderstand each other. An administrator has to deploy the functions.',
  FailureDeployPlugin:
    'The functions are newer than this plugin. Reload the page; if that does not help, an administrator has to deploy the plugin.',
  FailureUnauthenticated: 'Your Flex session has ended or could not be checked. Sign out, sign in again, and retry.',
  FailureNotFound:
    'Twilio knows no such task or interaction, or it is not one of yours. If you are still working on this task, select it anew.',
  FailureNotPermitted: 'Your role does not include this. Ask a supervisor to do it, or an administrator for the right.',
  FailureUnknownDestination: 'This destination is no longer open to you. Choose another one.',
  FailureConflict:
    'Somebody changed the webhook after you opened this tab. What is there now is shown here; theirs was left as it is.',
  FailureMisconfigured:
    'The functions’ setting {{variable}} is missing or unusable. An administrator has to correct it and deploy again.',
  FailureTwilioRefused:
    'Twilio refused the request ({{reference}}), and trying again will not change that. Tell your administrator.',
  FailureTwilioUnavailable: 'Twilio did not answer in time or has too much to do. Try again.',
  FailureTwilioUnavailableIn: 'Twilio did not answer in time or has too much to do. Try again in {{seconds}} s.',
  FailureLeftBehind:
    'The webhook {{ttid}} was registered but not bound, and could not be removed. It sends nothing and is cleared away later. You can try again.',
  FailureInternal: 'The functions failed in a way nobody foresaw. Their log says more.',
  FailureNotConfigured:
    'The plugin was built without the address of its functions (FLEX_APP_FUNCTIONS_URL). An administrator has to deploy it again.',
  FailureUnreachable: 'The functions could not be reached. Check your network connection, then try again.',
  FailureTimedOut: 'The functions did not answer within 10 seconds. Try again.',
  FailureUnreadableAnswer:
    'Something other than the plugin’s functions answered (HTTP status {{status}}). If trying again does not help, an administrator has to check the functions’ address.',
  FailureStopped: 'Another plugin in Flex stopped this. Nothing was sent.',
  TwilioCode: 'code {{code}}',
  TwilioRequest: 'request {{id}}',
  TwilioNoReference: 'no details',
} as const;
