/** Texts of components that the panel and the console share. */
export const common = {
  CommonNotice:
    'Interaction webhooks are not PCI compliant and not a HIPAA Eligible Service. Keep them out of work that is subject to PCI or HIPAA.',
  CommonNoticeShort: 'Not for work that’s subject to PCI or HIPAA.',
  CommonNoticeWhy: 'Why?',
  CommonCancel: 'Cancel',
  CommonClose: 'Close',
  CommonStop: 'Stop',
  CommonCopy: 'Copy',
  CommonRetry: 'Try again',
  CommonRetrying: 'Trying again…',
  CommonRetryIn_one: 'You can try again in {{count}} second.',
  CommonRetryIn_other: 'You can try again in {{count}} seconds.',
  CommonRetryInSubmit_one: 'Try again in {{count}} second',
  CommonRetryInSubmit_other: 'Try again in {{count}} seconds',
  CommonRetryNow: 'You can try again now.',
  CommonCrashHeading: 'Something went wrong here',
  CommonCrashText:
    'The plugin couldn’t show this. The rest of Flex still works. Try again, or reload the page. If it happens again, tell your administrator.',
  CommonErrorIcon: 'Error',
  CommonWarningIcon: 'Warning',
} satisfies Record<`Common${string}`, string>;
