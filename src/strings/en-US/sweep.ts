/** *Clean up*, which the command and the docs call the sweep: the dialog that cleans up unused webhooks. */
export const sweep = {
  SweepHeading: 'Clean up unused webhooks',
  SweepIntro:
    'Removes webhooks that were attached with this plugin more than 15 minutes ago and are no longer in use. Those that a program requested are removed if no interaction used them for 25 hours. Other webhooks aren’t touched.',
  SweepLooking: 'Checking… Webhooks checked: {{examined}}, unused: {{found}}',
  SweepLooked: 'Webhooks checked: {{examined}}',
  SweepNothing: 'Nothing to clean up.',
  SweepFound_one: '{{count}} unused webhook',
  SweepFound_other: '{{count}} unused webhooks',
  SweepFoundNote: 'Each webhook is checked again before it’s removed.',
  SweepUnsure: 'Skipped because Twilio didn’t respond: {{count}}',
  SweepConfirm_one: 'Remove {{count}} webhook',
  SweepConfirm_other: 'Remove {{count}} webhooks',
  SweepRemoving: 'Removing… {{removed}} of {{count}} removed.',
  SweepDone_one: '{{count}} webhook removed.',
  SweepDone_other: '{{count}} webhooks removed.',
  SweepDoneFailed:
    'Removed: {{removed}}. Kept because Twilio couldn’t check or delete them: {{failed}}. The next cleanup tries again.',
  SweepIncomplete: 'Couldn’t check all webhooks, because Twilio’s list ended early. Run the cleanup again later.',
  SweepFailed: 'The cleanup stopped',
} satisfies Record<`Sweep${string}`, string>;
