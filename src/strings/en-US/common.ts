/** Texts of components that the panel and the console share. */
export const common = {
  CommonNotice:
    'Interaction webhooks are not PCI compliant and not a HIPAA Eligible Service. Keep them out of work that is subject to PCI or HIPAA.',
  CommonCancel: 'Cancel',
  CommonClose: 'Close',
  CommonStop: 'Stop',
  CommonCopy: 'Copy',
  CommonRetry: 'Try again',
  CommonRetrying: 'Trying again…',
  CommonRetryIn_one: 'You can try again in {{count}} second.',
  CommonRetryIn_other: 'You can try again in {{count}} seconds.',
  CommonRetryNow: 'You can try again now.',
  CommonErrorIcon: 'Error',
  CommonWarningIcon: 'Warning',
} satisfies Record<`Common${string}`, string>;
