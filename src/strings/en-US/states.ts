/** What has become of a webhook, in a word and in a sentence. */
export const states = {
  StateBound: 'Bound',
  StateReplaced: 'Replaced',
  StateOrphan: 'Orphan',
  StateEnded: 'Ended',
  StateGone: 'Deleted',
  StateUnknown: 'No answer',
  StateNotReported: 'Not known',
  StateEverywhere: 'Everywhere',
  StateAsking: 'Asking…',
  StateUnasked: 'Not asked yet',
  StateBoundText: 'Its interaction is under way and sends its events here.',
  StateReplacedText: 'Its interaction holds another webhook, so nothing is sent here. The sweep removes it.',
  StateOrphanText: 'Its interaction holds no webhook, so nothing is sent here. The sweep removes it.',
  StateEndedText: 'Its interaction is over, so nothing more is sent here. The sweep removes it.',
  StateGoneText: 'It was deleted since the list was loaded.',
  StateUnknownText: 'Twilio did not answer in time. Open this again to ask once more.',
  StateNotReportedText:
    'Twilio does not tell which interactions hold a webhook that was not attached with this plugin.',
  StateEverywhereText: 'It receives the events of every interaction of this Flex instance.',
  StateAskingText: 'Twilio is being asked about it.',
  StateUnaskedText: 'Twilio was not asked about it yet.',
} satisfies Record<`State${string}`, string>;
