import { FlexPlugin } from '@twilio/flex-plugin';
import type * as Flex from '@twilio/flex-ui';
import { throughActions } from './actions/actions';
import { httpBackend } from './backend/httpBackend';
import { createInteractions } from './interaction/interactions';
import { notifyUnseenFailure, registerNotifications } from './notifications/notifications';
import { mergedInto, stringsFor, textFrom } from './strings/text';
import { addTabs } from './tab/addTabs';
import { flexParticipants } from './timeline/flexParticipants';
import { rememberedNames } from './timeline/participantNames';
import { connectToSync, syncTimelines } from './timeline/syncTimelines';

/** Wires the parts together; nothing is decided here. */
export class InteractionWebhooksPlugin extends FlexPlugin {
  constructor() {
    super('InteractionWebhooksPlugin');
  }

  init(flex: typeof Flex, manager: Flex.Manager) {
    const locale = manager.localization.localeTag;
    const strings = stringsFor(locale);
    manager.strings = mergedInto(manager.strings, strings);
    registerNotifications(flex.Notifications);

    const interactions = createInteractions({
      backend: throughActions(
        flex.Actions,
        httpBackend({
          baseUrl: process.env.FLEX_APP_FUNCTIONS_URL,
          token: () => manager.user.token,
          send: (url, init) => fetch(url, init),
        }),
      ),
      newOperationId: () => crypto.randomUUID(),
      onUnseenFailure: (job, taskName) => notifyUnseenFailure(flex.Notifications, job, taskName),
    });
    const timelines = syncTimelines({
      token: () => manager.user.token,
      onNewToken: (listener) =>
        // Flex tells its own clients first, and only then is the token that of the user.
        manager.events.addListener('tokenUpdated', ({ token }: { readonly token: string }) => listener(token)),
      connect: connectToSync,
    });
    const names = rememberedNames(
      flexParticipants({
        tasks: () => manager.store.getState().flex.worker.tasks.values(),
        fullNameOf: (task, identity) =>
          flex.StateHelper.getConversationStateForTask(task)?.participants.get(identity)?.friendlyName,
      }),
    );
    addTabs(flex, { interactions, timelines, names, locale, text: textFrom(() => manager.strings, strings) });
  }
}
