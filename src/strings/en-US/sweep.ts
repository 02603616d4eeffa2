/** The dialog that cleans up unused webhooks. */
export const sweep = {
  SweepHeading: 'Sweep',
  SweepIntro: 'Removes webhooks that this plugin attached and nobody uses any more. Others are left alone.',
  SweepLooking: 'Looking… Webhooks looked at: {{examined}}, unused: {{found}}',
  SweepLooked: 'Webhooks looked at: {{examined}}',
  SweepNothing: 'Nothing to remove: every webhook of this plugin is in use.',
  SweepFound: 'Would be removed: {{count}}',
  SweepFoundNote: 'Each is looked at again before it is removed.',
  SweepUnsure: 'Have to stay because Twilio did not answer: {{count}}',
  SweepConfirm: 'Remove {{count}}',
  SweepRemoving: 'Removing… {{removed}} of {{count}} removed.',
  SweepDone: '{{removed}} removed.',
  SweepDoneFailed: '{{removed}} removed. {{failed}} had to stay; the next sweep tries again.',
  SweepFailed: 'The sweep stopped',
} satisfies Record<`Sweep${string}`, string>;
