/** Why a request failed, and what to do about it. */
export const failures = {
  FailureBadRequest:
    'The request was rejected because of “{{field}}”. This is a bug in this plugin or in another one. Tell your administrator.',
  FailureDeployFunctions: 'This plugin is newer than its functions. Ask an administrator to deploy the functions.',
  FailureDeployPlugin:
    'The functions are newer than this plugin. Reload the page. If that doesn’t help, ask an administrator to deploy the plugin.',
  FailureUnauthenticated: 'Your Flex session has ended or couldn’t be checked. Sign out and sign in again, then retry.',
  FailureNotFound:
    'This task or interaction doesn’t exist or isn’t assigned to you. If you’re still working on this task, select it again.',
  FailureNotPermitted: 'Your role doesn’t include this. Ask a supervisor to do it, or ask an administrator for access.',
  FailureUnknownDestination: 'This destination is no longer available to you. Select another one.',
  FailureUrlLength: 'This URL wasn’t accepted because it’s longer than 2,048 characters. Use a shorter one.',
  FailureUrlCharacters:
    'This URL wasn’t accepted because it contains invisible characters, such as line breaks. Enter it by hand.',
  FailureUrlBlank:
    'This URL wasn’t accepted because it contains a space. Remove the space, or write %20 if it belongs there.',
  FailureUrlSyntax: 'This URL wasn’t accepted because it can’t be read as a URL. Compare it with the original.',
  FailureUrlScheme: 'This URL wasn’t accepted because it doesn’t start with https://. Events are sent over https only.',
  FailureUrlCredentials:
    'This URL wasn’t accepted because it contains a username or password. Remove the part before the @.',
  FailureUrlPort: 'This URL wasn’t accepted because of its port. Remove the port. Events are sent only to port 443.',
  FailureUrlHost:
    'This URL wasn’t accepted because its host is an IP address, or a name that’s private, reserved, or refers to any IP address. Use a public hostname.',
  FailureUrlHostname:
    'This URL wasn’t accepted because its host can’t be a hostname. Check it for underscores, two dots in a row, hyphens beside dots, and a number at the end.',
  FailureUrlFragment:
    'This URL wasn’t accepted because the part after # isn’t one of Twilio’s connection overrides, such as #rc=2&ct=1000. Correct or remove it.',
  FailureUrlOwn:
    'This URL wasn’t accepted because it leads to this plugin’s own functions. To see events in Flex, select the inspector instead.',
  FailureUrlTwilio:
    'This URL wasn’t accepted because it leads to Twilio Functions (twil.io). Ask an administrator to make it a destination.',
  FailureUrlAllowList:
    'This URL wasn’t accepted because its host isn’t on the allowlist. Use another one, or ask an administrator to add it.',
  FailureNameReserved:
    'This name wasn’t accepted because it looks like the names that the plugin gives automatically. Enter another one.',
  FailureNameFixed:
    'The name wasn’t changed. The plugin gave this webhook its name and recognizes it by that name. Keep the name.',
  FailureSwitchedOff:
    'An administrator switched attaching off. Attached webhooks stay, and you can detach them. Ask when attaching will be on again.',
  FailureTooManyRequests: 'Too many requests. Nothing changed.',
  FailureTooManyRequestsNow: 'Too many requests. Nothing changed. Try again.',
  FailureConflict: '“{{webhook}}” was attached while you were choosing.',
  FailureConflictNotAttached: 'Yours wasn’t attached.',
  FailureConflictOther: 'Someone else changed the webhook while you were choosing. Yours wasn’t attached. Try again.',
  FailureConflictChange:
    'Someone else changed the webhook while you were choosing. Your changes weren’t saved. Review them, then save again.',
  FailureConflictDetach: 'Someone else changed the webhook at the same time, so nothing was detached.',
  FailureChanged:
    'Someone else changed this webhook after you opened it, so your change wasn’t made. Their change is shown here.',
  FailureWebhookUnreadable:
    'Twilio describes this webhook in a way that the plugin can’t read, so no one can edit it. An administrator can delete it.',
  FailureInProgress: 'Another change to this webhook is in progress, so nothing was done.',
  FailureInProgressNow:
    'Another change to this webhook was in progress, so nothing was done. Check what’s there now, then try again.',
  FailureOperationReused: 'Another request has already used this one’s ID, so nothing was done. Try again.',
  FailureMisconfigured:
    'The functions’ setting {{variable}} is missing or unusable. Ask an administrator to correct it and deploy again.',
  FailureMisconfiguredUnnamed:
    'A setting of the functions is missing or unusable. Ask an administrator to correct it and deploy again.',
  FailureTwilioRefused: 'Twilio refused the request ({{reference}}). Trying again won’t help. Tell your administrator.',
  FailureTwilioSilent: 'Twilio didn’t answer.',
  FailureTooManyReads: 'Too many requests.',
  FailureTwilioUnavailable: 'Twilio didn’t answer, and nothing changed.',
  FailureTwilioUnavailableNow: 'Twilio didn’t answer, and nothing changed. Try again.',
  FailureLeftBehind: 'Twilio saved the webhook but didn’t connect it. Nothing is being sent.',
  FailureOutcomeUnknown:
    'Twilio didn’t say whether this was done ({{reference}}). Check what’s there now before you try again.',
  FailureInternal: 'Something went wrong in the functions. Ask an administrator to check their log.',
  FailureNotConfigured:
    'The plugin was built without FLEX_APP_FUNCTIONS_URL, the address of its functions. Ask an administrator to deploy it again.',
  FailureOffline: 'Your browser is offline. Reconnect, then try again.',
  FailureUnreachable:
    'The functions didn’t answer. They may be busy or have failed, or something blocks the connection. Try again. If that doesn’t help, tell your administrator.',
  FailureTimedOut: 'The functions didn’t respond within 10 seconds. Try again.',
  FailureUnreadableAnswer:
    'Something other than the plugin’s functions answered (HTTP status {{status}}). If trying again doesn’t help, ask an administrator to check the functions’ address.',
  FailureStopped: 'Another plugin in Flex stopped this. Nothing was sent.',
  FailureNoResult:
    'Another plugin in Flex didn’t finish this. Check what’s attached now before you try again. If it happens again, tell your administrator.',
  FailureNoTask: 'This task is no longer in Flex, so nothing was done.',
  FailureNoInteraction: 'This task names no interaction, so nothing was done. Only an interaction can have a webhook.',
  FailureNothingAttached: 'The plugin hasn’t attached a webhook here, so nothing was detached.',
  FailureTwilioCode: 'code {{code}}',
  FailureTwilioRequest: 'request {{id}}',
  FailureNoReference: 'no details',
} satisfies Record<`Failure${string}`, string>;
