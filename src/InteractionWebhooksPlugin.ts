import { FlexPlugin } from '@twilio/flex-plugin';
import type * as Flex from '@twilio/flex-ui';
import { throughActions } from './actions/actions';
import { finishWithTask } from './actions/finish';
import { httpBackend } from './backend/httpBackend';
import { addConsole } from './console/addConsole';
import { insightsNames } from './console/list/insightsNames';
import { createWebhooks } from './console/list/webhooks';
import { pause } from './console/pause';
import { mayUseConsole } from './console/roles';
import { createInteractions } from './interaction/interactions';
import { notifyUndeleted, notifyUnseenFailure, registerNotifications } from './notifications/notifications';
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

    const backend = httpBackend({
      baseUrl: process.env.FLEX_APP_FUNCTIONS_URL,
      token: () => manager.user.token,
      send: (url, init) => fetch(url, init),
    });
    const newOperationId = () => crypto.randomUUID();
    const words = { locale, text: textFrom(() => manager.strings, strings) };
    const interactions = createInteractions({
      backend: throughActions(flex.Actions, backend),
      newOperationId,
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
    addTabs(flex, { ...words, interactions, timelines, names });
    finishWithTask(flex.Actions, backend);
    if (mayUseConsole(manager.user.roles)) {
      const webhooks = createWebhooks({
        backend,
        lookUpNames: insightsNames(manager.insightsClient),
        pause,
        now: Date.now,
      });
      addConsole(flex, {
        ...words,
        webhooks,
        backend,
        newOperationId,
        pause,
        onUndeleted: (failed, count) => notifyUndeleted(flex.Notifications, failed, count),
      });
    }
  }
}
