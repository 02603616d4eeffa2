/** The dialog that deletes webhooks. */
export const deletion = {
  DeleteHeading: 'Delete this webhook?',
  DeleteManyHeading_one: 'Delete {{count}} webhook?',
  DeleteManyHeading_other: 'Delete {{count}} webhooks?',
  DeleteGlobalText: '“{{webhook}}” immediately stops receiving the events of every interaction in this Flex instance.',
  DeleteUnreadableText:
    '“{{webhook}}” can’t be read. It may belong to another program, and it may be global. If it’s in use, it stops receiving events immediately.',
  DeleteOthersText: '“{{webhook}}” wasn’t created with this plugin. Whatever uses it stops getting events.',
  DeleteBoundText: '“{{webhook}}” is in use. It stops receiving events immediately.',
  DeleteOursText: 'If “{{webhook}}” is still in use, it stops receiving events immediately. Otherwise nothing stops.',
  DeleteWaitingText:
    'No interaction uses “{{webhook}}” yet. If a program creates one with its ID later, that interaction sends no events.',
  DeleteUnusedText: '“{{webhook}}” isn’t in use, so nothing stops.',
  DeleteCountUnreadable_one:
    '{{count}} can’t be read and may be global. If it’s in use, it stops receiving events immediately.',
  DeleteCountUnreadable_other:
    '{{count}} can’t be read and may be global. Those in use stop receiving events immediately.',
  DeleteCountOthers_one: '{{count}} wasn’t created with this plugin. Whatever uses it stops getting events.',
  DeleteCountOthers_other: '{{count}} weren’t created with this plugin. Whatever uses them stops getting events.',
  DeleteCountBound_one: '{{count}} is in use. It stops receiving its interaction’s events immediately.',
  DeleteCountBound_other: '{{count}} are in use. They stop receiving their interactions’ events immediately.',
  DeleteCountOurs_one: '{{count}} may still be in use. If so, it stops receiving events immediately.',
  DeleteCountOurs_other: '{{count}} may still be in use. If so, they stop receiving events immediately.',
  DeleteCountWaiting_one:
    '{{count}} waits for a new interaction. If a program creates one with its ID later, it sends no events.',
  DeleteCountWaiting_other:
    '{{count}} wait for new interactions. If a program creates some with their IDs later, they send no events.',
  DeleteCountUnused_one: '{{count}} isn’t in use.',
  DeleteCountUnused_other: '{{count}} aren’t in use.',
  DeleteFinal: 'You can’t undo this. Events that the webhook misses aren’t sent later.',
  DeleteChecked: 'I checked that nothing depends on this',
  DeleteConfirm: 'Delete',
  DeleteManyConfirm_one: 'Delete {{count}} webhook',
  DeleteManyConfirm_other: 'Delete {{count}} webhooks',
  DeleteBusy: 'Deleting…',
  DeleteProgress: 'Deleting {{done}} of {{count}}…',
  DeleteSomeFailed: 'Not deleted and still selected: {{failed}} of {{count}}',
  DeleteFailed: 'Couldn’t delete the webhook',
  DeleteChangedText: 'It was changed after the list was loaded. Review it, then delete it again.',
  DeleteDone_one: '{{count}} webhook deleted.',
  DeleteDone_other: '{{count}} webhooks deleted.',
} satisfies Record<`Delete${string}`, string>;
