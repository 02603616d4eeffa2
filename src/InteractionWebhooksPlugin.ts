import { FlexPlugin } from '@twilio/flex-plugin';
import type * as Flex from '@twilio/flex-ui';
import { httpBackend } from './backend/httpBackend';
import { pause } from './console/retry';
import { createWebhookStore } from './console/webhookStore';
import { mayUseConsole } from './contract/roles';
import { throughActions } from './flex/actions';
import { addConsole } from './flex/addConsole';
import { addTabs } from './flex/addTabs';
import { finishWithTask } from './flex/finish';
import { flexParticipants } from './flex/flexParticipants';
import { insightsNames } from './flex/insightsNames';
import { notifyUndeleted, notifyUnseenFailure, registerNotifications } from './flex/notifications';
import { connectToSync, syncTimelines } from './flex/syncTimelines';
import { createInteractionStore } from './interaction/interactionStore';
import { rememberedNames } from './panel/participantNames';
import { languageFor, mergedInto, textFrom } from './strings/text';

/** Connects the plugin's parts to each other and to Flex. */
export class InteractionWebhooksPlugin extends FlexPlugin {
  constructor() {
    super('InteractionWebhooksPlugin');
  }

  init(flex: typeof Flex, manager: Flex.Manager) {
    const locale = manager.localization.localeTag;
    const language = languageFor(locale);
    manager.strings = mergedInto(manager.strings, language.strings);
    registerNotifications(flex.Notifications);

    const backend = httpBackend({
      baseUrl: process.env.FLEX_APP_FUNCTIONS_URL,
      token: () => manager.user.token,
      send: (url, init) => fetch(url, init),
      report: (message) => console.error(message),
    });
    const newOperationId = () => crypto.randomUUID();
    const strings = { locale, text: textFrom(() => manager.strings, language) };
    const interactions = createInteractionStore({
      backend: throughActions(flex.Actions, backend),
      newOperationId,
      onUnseenFailure: (job, taskName) => notifyUnseenFailure(flex.Notifications, job, taskName),
    });
    const timelines = syncTimelines({
      token: () => manager.user.token,
      onNewToken: (listener) =>
        // Flex renews its own clients first. Until then, `manager.user.token` is the old one.
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
    addTabs(flex, { ...strings, interactions, timelines, names });
    finishWithTask(flex.Actions, backend);
    if (mayUseConsole(manager.user.roles)) {
      const webhooks = createWebhookStore({
        backend,
        lookUpNames: insightsNames(manager.insightsClient),
        pause,
        now: Date.now,
      });
      addConsole(flex, {
        ...strings,
        webhooks,
        backend,
        newOperationId,
        pause,
        onUndeleted: (failed, count) => notifyUndeleted(flex.Notifications, failed, count),
      });
    }
  }
}
