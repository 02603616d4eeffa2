/** The outcome of an attempt to send an event to a destination, which the text before it names. */
export const outcomes = {
  OutcomeWorks: 'It got the event (status {{status}}, {{time}}).',
  OutcomeNameNotFound: 'Its host can’t be found. Check how it’s spelled.',
  OutcomeRefused: 'It refused the connection. Its server may be down.',
  OutcomeNotPublic: 'Its host leads to an address that isn’t public, so nothing was sent.',
  OutcomeCertificateExpired: 'Its certificate has expired or isn’t valid yet, so nothing was sent.',
  OutcomeCertificateName: 'Its certificate is for another host, so nothing was sent.',
  OutcomeCertificateIssuer:
    'Its certificate is from an unknown issuer, or its chain is incomplete, so nothing was sent.',
  OutcomeConnectTimeout: 'It was too slow to connect ({{time}}), so nothing was sent.',
  OutcomeAnswerTimeout: 'It connected, but didn’t answer in time ({{time}}). It may have got the event.',
  OutcomeBroken: 'The connection broke before it answered. It may have got the event.',
  OutcomeRedirect:
    'It redirects to another URL (status {{status}}). Events don’t follow redirects, so use the final URL.',
  OutcomeUnauthorized: 'It refused access (status {{status}}). Its check of the signature may be wrong.',
  OutcomeNotThere: 'It says that nothing is at this URL (status {{status}}). Check the path.',
  OutcomeMethodRefused: 'It doesn’t accept POST at this URL (status {{status}}).',
  OutcomeClientError: 'It rejected the event (status {{status}}).',
  OutcomeServerError: 'Its server failed (status {{status}}).',
  OutcomeWantsNoMore: 'It answered that it wants no more events (status 410).',
  OutcomeNotTried: 'It wasn’t tried, because it was too slow a moment before, or its settings can’t be used.',
  OutcomeTime_one: '{{count}} millisecond',
  OutcomeTime_other: '{{count}} milliseconds',
} satisfies Record<`Outcome${string}`, string>;
