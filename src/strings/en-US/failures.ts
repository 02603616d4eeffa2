/** Why a request failed, and what to do about it. */
export const failures = {
  FailureBadRequest:
    'The functions did not understand “{{field}}”. That is a mistake in the plugin: tell your administrator.',
  FailureDeployFunctions: 'The plugin is newer than its functions. An administrator has to deploy the functions.',
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
    'An administrator has switched attaching off. What is attached stays, and can be detached. Ask when it will be on again.',
  FailureTooManyRequests:
    'Too much was asked in your name at once, so this was not done. Wait {{seconds}} s before you try again.',
  FailureTooManyRequestsNow: 'Too much was asked in your name at once, so this was not done. Try again.',
  FailureConflict:
    'Somebody changed the webhook after you opened this tab. Theirs is left as it is and shown here; what you chose is kept.',
  FailureConflictGone:
    'Somebody detached the webhook after you opened this tab. What you chose is kept: attach it if you still want to.',
  FailureChanged: 'Somebody changed this webhook after you opened it. Theirs is left as it is and shown here.',
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
    'The webhook {{ttid}} exists at Twilio but is not bound to this interaction, because a step failed and could not be undone. It sends nothing, and is cleared away later if you leave it.',
  FailureOutcomeUnknown:
    'Twilio did not say whether this was done ({{reference}}). Look at what is there now before you try again.',
  FailureInternal: 'The functions failed in a way nobody foresaw. Their log says more.',
  FailureNotConfigured:
    'The plugin was built without FLEX_APP_FUNCTIONS_URL, the address of its functions. An administrator has to deploy it again.',
  FailureUnreachable: 'The functions could not be reached. Check your network connection, then try again.',
  FailureTimedOut: 'The functions did not answer within 10 seconds. Try again.',
  FailureUnreadableAnswer:
    'Something other than the plugin’s functions answered (HTTP status {{status}}). If trying again does not help, an administrator has to check the functions’ address.',
  FailureStopped: 'Another plugin in Flex stopped this. Nothing was sent.',
  FailureTwilioCode: 'code {{code}}',
  FailureTwilioRequest: 'request {{id}}',
  FailureNoReference: 'no details',
} satisfies Record<`Failure${string}`, string>;
