/** The states of a webhook in few words, and each in a sentence. */
export const states = {
  StateInUse: 'In use',
  StateWaiting: 'Waiting',
  StateUnused: 'Unused',
  StateEverywhere: 'All interactions',
  StateUnknown: 'Unknown',
  StateGone: 'Deleted',
  StateAsking: 'Checking…',
  StateUnasked: 'Not checked',
  StateReplacedReason: 'Replaced',
  StateOrphanReason: 'Never connected',
  StateEndedReason: 'Ended',
  StateNeverUsedReason: 'Never used by a program',
  StateBoundText: 'Its interaction is in progress and sends its events there.',
  StateWaitingText:
    'It waits for an interaction that a program creates with its ID. If none comes by {{time}}, a cleanup deletes it an hour later.',
  StateNeverUsedText:
    'A program requested it, but no interaction used it by {{time}}. A cleanup deletes it an hour after that.',
  StateReplacedText:
    'Its interaction has another webhook, so nothing is sent there. A cleanup deletes it once it’s 15 minutes old.',
  StateOrphanText:
    'Its interaction has no webhook, so nothing is sent there. A cleanup deletes it once it’s 15 minutes old.',
  StateEndedText: 'Its interaction has ended, so nothing more is sent. A cleanup deletes it once it’s 15 minutes old.',
  StateGoneText: 'It was deleted after the list was loaded.',
  StateUnknownText: 'Twilio didn’t respond in time. Close this and open it again to check once more.',
  StateNotReportedText:
    'Twilio doesn’t report which interactions have a webhook that wasn’t attached with this plugin.',
  StateEverywhereText: 'It receives the events of every interaction in this Flex instance.',
  StateUnreadableText:
    'Twilio describes it in a way that this plugin can’t read, so its name, type and events are unknown. Cleanup leaves it alone.',
  StateAskingText: 'Its state is being loaded from Twilio.',
  StateUnaskedText: 'Its state hasn’t been loaded from Twilio yet.',
} satisfies Record<`State${string}`, string>;
