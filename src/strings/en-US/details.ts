/** The dialog with all facts about one webhook. */
export const details = {
  DetailsInteractionLabel: 'Interaction',
  DetailsTasksLabel: 'Tasks under way',
  DetailsNoTasks: 'None',
  DetailsGone: 'This webhook was deleted meanwhile.',
  DetailsStale: 'Could not look at the webhook again',
  DetailsNotYours: 'Only administrators change global webhooks.',
  DetailsEdit: 'Edit',
} satisfies Record<`Details${string}`, string>;
