/** Connects the plugin's parts to each other and adds them to Flex. */
import { type HttpBackendOptions, httpBackend } from './backend/httpBackend';
import { newOperationId } from './backend/operationId';
import { pause } from './console/retry';
import { createWebhookStore } from './console/webhookStore';
import { attempt } from './contract/result';
import { maySeeAll, roleOf } from './contract/roles';
import { throughActions } from './flex/actions';
import { addConsole } from './flex/addConsole';
import { addTaskTab, addTeamTab } from './flex/addTabs';
import { choiceMemory } from './flex/choiceMemory';
import { colleagueNames } from './flex/colleagueNames';
import { finishWithTask } from './flex/finish';
import { flexParticipants } from './flex/flexParticipants';
import type { FlexManager, FlexUi } from './flex/host';
import { insightsNames } from './flex/insightsNames';
import { notifyMissingParts, notifyUndeleted, notifyUnseenFailure, registerNotifications } from './flex/notifications';
import { partsOf } from './flex/parts';
import { crashReport, missingPartReport, type Part } from './flex/reports';
import { connectToSync, syncTimelines } from './flex/syncTimelines';
import { taskFinder } from './flex/target';
import { createInteractionStore, type InteractionStore } from './interaction/interactionStore';
import { rememberedNames } from './panel/participantNames';
import { languageFor, mergedInto, textFrom, usableTag } from './strings/text';

type Edge = Omit<HttpBackendOptions, 'token'>;

/**
 * Adds each part that this version of Flex and the person's roles have a place for. Never throws: Flex waits ten
 * seconds at each login for a plugin that does.
 */
export function addToFlex(flex: FlexUi, manager: FlexManager, edge: Edge) {
  const { report } = edge;
  const parts = partsOf((part, error) => report(missingPartReport(part, error)));
  // A failure of Flex's notifications must not stop what the notification is about.
  const notify = (show: () => unknown) => void attempt(show, null);
  const onCrash = (part: Part) => (error: unknown) => report(crashReport(part, error));

  const locale = usableTag(
    attempt(() => manager.localization?.localeTag, undefined) ??
      attempt(() => manager.configuration.language, undefined),
  );
  const language = languageFor(locale);
  const strings = { locale, text: textFrom(() => manager.strings, language) };
  parts.add('texts', () => {
    manager.strings = mergedInto(manager.strings, language.strings);
  });
  parts.add('notifications', () => registerNotifications(flex.Notifications));

  const flexState = () => manager.store.getState().flex;
  const backend = httpBackend({ ...edge, token: () => manager.user.token });
  const choices = choiceMemory({
    storage: () => localStorage,
    owner: () => [manager.serviceConfiguration.account_sid, flexState().worker.worker?.sid],
  });
  const findTask = taskFinder(() => {
    const { worker, supervisor } = flexState();
    const supervised = attempt(() => [supervisor.stickyWorker ?? [], supervisor.workers].flat(), []);
    return [...worker.tasks.values(), ...supervised.flatMap(({ tasks }) => tasks)];
  });
  const interactions: InteractionStore = createInteractionStore({
    backend:
      parts.add('actions', () =>
        throughActions({
          actions: flex.Actions,
          backend,
          findTask,
          newOperationId,
          choices,
          pause,
          onChangeByOthers: (interactionSid) => interactions.refresh(interactionSid),
        }),
      ) ?? backend,
    newOperationId,
    choices,
    onUnseenFailure: (job, taskName) => notify(() => notifyUnseenFailure(flex.Notifications, job, taskName)),
  });
  const timelines = syncTimelines({
    token: () => manager.user.token,
    onNewToken: (listener) =>
      // Flex renews its own clients first. Until then, `manager.user.token` is the old one.
      manager.events.addListener('tokenUpdated', ({ token }) => listener(token)),
    connect: connectToSync,
    onNextFrame: (callback) => requestAnimationFrame(callback),
  });
  const colleague = colleagueNames(() => {
    const { worker, supervisor } = flexState();
    return [worker.attributes, ...attempt(() => supervisor.workers.map((shown) => shown.worker.attributes), [])];
  });
  const names = rememberedNames(
    flexParticipants({
      tasks: () => flexState().worker.tasks.values(),
      fullNameOf: (task, identity) =>
        flex.StateHelper.getConversationStateForTask(task)?.participants.get(identity)?.friendlyName,
    }),
    colleague,
  );

  // If the roles cannot be read, only offer what an agent may do. The functions decide in any case.
  const role = attempt(() => roleOf(manager.user.roles), 'agent');
  const panel = { ...strings, interactions, timelines, names };
  if (role !== null) {
    parts.add('task-tab', () => addTaskTab(flex, { ...panel, onCrash: onCrash('task-tab') }));
    parts.add('cleanup', () => finishWithTask({ actions: flex.Actions, backend, pause, random: Math.random }));
  }
  if (maySeeAll(role)) {
    parts.add('team-tab', () => addTeamTab(flex, { ...panel, onCrash: onCrash('team-tab') }));
    parts.add('console', () => {
      const webhooks = createWebhookStore({
        backend,
        lookUpNames: insightsNames(() => manager.insightsClient),
        pause,
        now: Date.now,
      });
      addConsole(flex, {
        ...strings,
        webhooks,
        backend,
        newOperationId,
        pause,
        colleague,
        onUndeleted: (failed, count) => notify(() => notifyUndeleted(flex.Notifications, failed, count)),
        onCrash: onCrash('console'),
      });
    });
  }
  if (parts.missing.length > 0) {
    notify(() => notifyMissingParts(flex.Notifications, parts.missing, strings.text));
  }
}
