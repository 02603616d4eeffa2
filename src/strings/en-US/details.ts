/** The dialog with all facts about one webhook. */
export const details = {
  DetailsInteractionLabel: 'Interaction',
  DetailsTasksLabel: 'Tasks in progress',
  DetailsNoTasks: 'None',
  DetailsGone: 'This webhook has been deleted.',
  DetailsStale: 'Couldn’t refresh the webhook',
  DetailsNotYours: 'Only administrators can change global webhooks.',
  DetailsOtherDestination:
    'Your role can’t use this webhook’s destination, so you can’t edit or delete the webhook. Ask an administrator.',
  DetailsUnreadable: 'Only administrators can delete a webhook that can’t be read.',
  DetailsEdit: 'Edit',
} satisfies Record<`Details${string}`, string>;
