/** The pane with all facts about one webhook. */
export const details = {
  DetailsOpened: 'The details are beside the list. F6 leads there.',
  DetailsPosition: '{{at}} of {{count}}',
  DetailsPrevious: 'Previous webhook',
  DetailsNext: 'Next webhook',
  DetailsMethodLabel: 'Method',
  DetailsAttachedByUnknown: 'By a program, or not recorded',
  DetailsInteractionLabel: 'Interaction',
  DetailsInteractionCopy: 'Copy interaction ID',
  DetailsInteractionCopied: 'Interaction ID copied.',
  DetailsTtidLabel: 'Webhook ID',
  DetailsTasksLabel: 'Tasks',
  DetailsNoTasks: 'None',
  DetailsGone: 'This webhook has been deleted.',
  DetailsStale: 'Couldn’t refresh the webhook',
  DetailsNotYours: 'Only administrators can change global webhooks.',
  DetailsOtherDestination:
    'Your role can’t use this webhook’s destination, so you can’t edit or delete the webhook. Ask an administrator.',
  DetailsUnreadable: 'Only administrators can delete a webhook that can’t be read.',
  DetailsEdit: 'Edit',
} satisfies Record<`Details${string}`, string>;
