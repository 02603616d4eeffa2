/** Every text of the plugin. A name in double braces is filled in. */
export const enUS = {
  TabLabel: 'Webhooks',
  Notice:
    'Interaction webhooks are not PCI compliant and not a HIPAA Eligible Service. Keep them out of work that is subject to PCI or HIPAA.',
  Retry: 'Try again',
  Retrying: 'Trying again…',
  RetryIn: 'You can try again in {{seconds}} s.',
  RetryNow: 'You can try again now.',
  ErrorIcon: 'Error',
  WarningIcon: 'Warning',

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
  EndedTimelineText:
    'Its webhook went with it. What the inspector received, and what may still come in, is kept here for a limited time: 24 hours, unless your administrator chose another.',
  NoDestinationsHeading: 'No destination is open to you',
  NoDestinationsText:
    'Webhooks go to destinations that an administrator names. Ask an administrator to add one that your role may use.',
  SwitchedOffHeading: 'Attaching is switched off',
  SwitchedOffText:
    'An administrator has switched it off for everybody, so no webhook can be attached here now. Ask an administrator when it will be on again.',

  FormHeading: 'No webhook attached',
  FormIntro: 'Choose where to send this interaction’s events, and which ones.',
  DanglingHeading: 'The attached webhook is gone',
  DanglingText:
    'This interaction still names the webhook {{ttid}}, but it was deleted: nothing is delivered. Attach a new one in its place.',
  DestinationLabel: 'Destination',
  DestinationHelp: 'The inspector, or a server that your administrator has named.',
  DestinationOrUrlHelp: 'The inspector, a server that your administrator has named, or a URL of your own.',
  DestinationPrompt: 'Choose a destination',
  DestinationMissing: 'Choose where the events go.',
  AnotherUrl: 'Another URL',
  Inspector: 'Inspector',
  InspectorHelp: 'Shows the events here in Flex; needs no server.',
  UrlLabel: 'URL',
  UrlHelp: 'Starts with https://. Which hosts may receive events is decided by your administrator’s allow-list.',
  UrlMalformed: 'Type a whole URL that starts with https://, such as https://crm.example.com/events.',
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

  Replace: 'Replace…',
  ReplaceWithChoice: 'Replace with your choice…',
  ReplaceHeading: 'Replace the webhook',
  ReplaceIntro:
    'What you attach here takes the place of “{{webhook}}”. Until you confirm that, everything stays as it is.',
  ReplaceSubmit: 'Replace webhook',
  ReplaceDialogHeading: 'Replace this webhook?',
  ReplaceDialogAttachedText:
    '“{{webhook}}” stops receiving events of this interaction at once, and its webhook is deleted.',
  ReplaceDialogInspectorText:
    '“{{webhook}}” stops receiving events of this interaction at once, and those that it has received are no longer shown. Copy them first if you need them.',
  ReplaceDialogForeignText:
    '“{{webhook}}” stops receiving events of this interaction at once. It was not attached with this plugin, so it is not deleted: it is bound again when yours is detached.',
  ReplaceConfirm: 'Replace',

  LeftBehindHeading: 'A webhook is left half-way',
  FinishAttaching: 'Finish attaching',
  RemoveLeftBehind: 'Remove it',
  Removing: 'Removing it…',

  AttachedHeading: 'Webhook attached',
  AttachedText: 'This interaction’s events are sent to the destination below.',
  AttachedInspectorText: 'This interaction’s events are shown below as they come in.',
  AttachedOverText: 'Your part in this interaction is over. The webhook stays until somebody detaches it.',
  AttachedOffText:
    'This interaction’s events are sent to the destination below. An administrator has switched attaching off: you can detach this webhook, but not attach another one.',
  DestinationUnnamed: 'None of the named destinations',
  HostLabel: 'Sent to',
  AttachedByLabel: 'Attached by',
  AttachedByUnknown: 'Not recorded',
  AttachedAtLabel: 'Since',
  WebhookDetails: 'About this webhook',
  TtidLabel: 'Webhook ID (ttid)',
  Copy: 'Copy',
  CopyTtid: 'Copy the webhook ID',
  Copied: 'Webhook ID copied.',
  NotCopied: 'The browser did not allow copying. Select the ID and copy it.',
  Detach: 'Detach webhook',
  Detaching: 'Detaching webhook…',
  DetachDialogHeading: 'Detach this webhook?',
  DetachDialogText:
    '{{webhook}} stops receiving events of this interaction at once. What happens while nothing is attached is not sent later.',
  DetachDialogInspectorText:
    '{{webhook}} stops receiving events of this interaction at once, and those that it has received are no longer shown. Copy them first if you need them.',
  DetachConfirm: 'Detach',
  Cancel: 'Cancel',

  ForeignHeading: 'Another webhook is attached',
  ForeignText:
    'It was not attached with this plugin but with the API, the Console or another program, and an interaction holds only one. Whoever attached it can remove it.',
  ForeignReplaceText:
    'It was not attached with this plugin but with the API, the Console or another program, and an interaction holds only one. You can put yours in its place.',
  ForeignOffText:
    'It was not attached with this plugin but with the API, the Console or another program. An administrator has switched attaching off, so nothing can be put in its place.',
  FriendlyNameLabel: 'Name',
  FriendlyNameNone: 'None',

  NoDeliveryReports:
    'Twilio does not report whether events reach other servers, so their receipt cannot be shown here. The destination’s own log tells.',
  TimelineHeading: 'Events received',
  TimelineLoading: 'Loading the events…',
  TimelineGone: 'The events are no longer kept: their time has run out, or somebody deleted them.',
  TimelineRefused:
    'Twilio does not let you see the events ({{reference}}). Sign out and sign in again; if that does not help, tell your administrator.',
  TimelineReconnecting: 'No connection to Twilio. Reconnecting…',
  TimelineReconnected: 'Connected to Twilio again.',
  TimelineEmpty: 'None so far. They appear here as they happen.',
  TimelineNoneOfGroup: 'None of this group so far.',
  EventCountLabel: 'Received',
  EventCountOne: '1 event',
  EventCountOther: '{{count}} events',
  LastEventLabel: 'Last event',
  FilterLabel: 'Show',
  FilterAll: 'All events',
  FilterOther: 'Other',
  Pause: 'Pause',
  Resume: 'Resume',
  ResumeNewOne: 'Show 1 new event',
  ResumeNewOther: 'Show {{count}} new events',
  NewEventsOne: '1 new event',
  NewEventsOther: '{{count}} new events',
  ShowOlder: 'Show older events',
  EventParameters: 'Parameters',
  NoParameters: 'Twilio sent no parameters.',
  CopyEvent: 'Copy as JSON',
  CopyEvents: 'Copy all as JSON',
  EventCopied: 'Event copied.',
  EventsCopied: 'Events copied.',
  EventsNotCopied: 'The browser did not allow copying.',
  UnknownEvent: 'Something happened that this plugin has no words for.',
  InteractionCreatedEvent: 'The interaction began.',
  ChannelCreatedEvent: 'The {{channel}} was opened.',
  ChannelCreateFailedEvent: 'The {{channel}} could not be opened ({{reason}}).',
  ChannelActiveEvent: 'The {{channel}} became active.',
  ChannelClosedEvent: 'The {{channel}} was closed.',
  ChannelFailedEvent: 'The {{channel}} failed.',
  ChannelStatusEvent: 'The {{channel}} is now “{{status}}”.',
  ChannelChangedEvent: 'The {{channel}} changed.',
  ParticipantJoinedEvent: '{{who}} joined the conversation.',
  ParticipantLeftEvent: '{{who}} left the conversation.',
  ParticipantUpdatedEvent: '{{who}} was updated.',
  TheCustomer: 'The customer',
  AnAgent: 'An agent',
  ASupervisor: 'A supervisor',
  Somebody: 'Somebody',
  WebChannel: 'web chat',
  ChatChannel: 'chat',
  SmsChannel: 'SMS conversation',
  WhatsAppChannel: 'WhatsApp conversation',
  MessengerChannel: 'Messenger conversation',
  EmailChannel: 'e-mail conversation',
  VoiceChannel: 'call',
  OtherChannel: '{{type}} channel',
  SomeChannel: 'channel',

  AttachedAnnouncement: 'Webhook attached.',
  DetachedAnnouncement: 'Webhook detached.',
  RemovedAnnouncement: 'What was left behind is removed.',

  AttachFailed: 'Could not attach the webhook',
  DetachFailed: 'Could not detach the webhook',
  RemoveFailed: 'Could not remove what was left behind',
  UnseenAttachFailed: 'Could not attach the webhook on the task of {{taskName}}. Its Webhooks tab says why.',
  UnseenDetachFailed: 'Could not detach the webhook on the task of {{taskName}}. Its Webhooks tab says why.',
  UnseenRemoveFailed: 'Could not remove what was left behind on the task of {{taskName}}. Its Webhooks tab says why.',

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
  FailureUrlLength: 'This URL was not accepted because it is longer than 2,048 characters. Use a shorter one.',
  FailureUrlCharacters:
    'This URL was not accepted because it contains characters that cannot be seen, such as line breaks. Type it by hand.',
  FailureUrlSyntax: 'This URL was not accepted because it cannot be read as one. Compare it with the original.',
  FailureUrlScheme: 'This URL was not accepted because it does not start with https://. Events go over https only.',
  FailureUrlCredentials:
    'This URL was not accepted because it contains a user name or password. Take out what stands before the @.',
  FailureUrlPort:
    'This URL was not accepted because of its port. Leave the port out, or ask an administrator to allow it.',
  FailureUrlHost:
    'This URL was not accepted because its host is an IP address or belongs to a private network. Use a public host name.',
  FailureUrlAllowList:
    'This URL was not accepted because its host is not on the allow-list. Use another one, or ask an administrator to add it.',
  FailureNameReserved:
    'This name was not accepted because it begins like those that the plugin gives by itself. Choose another one.',
  FailureNameFixed: 'The plugin gave this webhook its name and recognises it by that, so the name cannot be changed.',
  FailureSwitchedOff:
    'An administrator has switched attaching off. What is attached stays, and can be detached. Ask an administrator when it will be on again.',
  FailureTooManyRequests:
    'More was asked of the functions in your name than one person can ask, and this was not done. Wait {{seconds}} s before you try again.',
  FailureTooManyRequestsNow:
    'More was asked of the functions in your name than one person can ask, and this was not done. Try again.',
  FailureConflict:
    'Somebody changed the webhook after you opened this tab. What is there now is shown here; theirs was left as it is, and what you chose is kept.',
  FailureConflictGone:
    'Somebody detached the webhook after you opened this tab, so there is none now. What you chose is kept: attach it if you still want to.',
  FailureChanged:
    'Somebody changed this webhook after you opened it. What is there now is shown here; theirs was left as it is.',
  FailureInProgress:
    'Somebody else is changing this webhook at this moment, and nothing was done. Wait {{seconds}} s before you try again.',
  FailureInProgressNow:
    'Somebody else was changing this webhook at that moment, and nothing was done. Look at what is there now, then try again.',
  FailureMisconfigured:
    'The functions’ setting {{variable}} is missing or unusable. An administrator has to correct it and deploy again.',
  FailureTwilioRefused:
    'Twilio refused the request ({{reference}}), and trying again will not change that. Tell your administrator.',
  FailureTwilioUnavailable: 'Twilio did not answer in time or has too much to do, and nothing was changed. Try again.',
  FailureTwilioUnavailableIn:
    'Twilio did not answer in time or has too much to do, and nothing was changed. Wait {{seconds}} s before you try again.',
  FailureLeftBehind:
    'The webhook {{ttid}} exists at Twilio but is not bound to this interaction, because a step failed and could not be undone. It sends nothing. What you leave as it is will be cleared away later.',
  FailureOutcomeUnknown:
    'Twilio did not say whether this was done ({{reference}}). Look at what is there now before you try again.',
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
