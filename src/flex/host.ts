/**
 * The parts of Flex that this plugin uses. Any of them may be missing or throw in another version of Flex, so code
 * reads them only while it adds a part of the plugin, or when it needs them.
 */
import type * as Flex from '@twilio/flex-ui';
import type { ReactElement } from 'react';
import type { TaskLike } from '../interaction/subject';
import type { InsightsClient } from './insightsNames';

interface Place {
  readonly Content: { readonly add: (content: ReactElement) => unknown };
}

/** The tabs of a task. `if` is asked, with the props of the tabs, each time that Flex renders them. */
interface TaskTabs {
  readonly Content: {
    readonly add: (
      content: ReactElement,
      options: { readonly if: (props: { readonly task?: TaskLike }) => boolean },
    ) => unknown;
  };
}

export interface FlexUi extends Pick<typeof Flex, 'SideLink' | 'View' | 'withTaskContext' | 'withTheme'> {
  readonly Actions: Pick<typeof Flex.Actions, 'invokeAction' | 'registerAction'> & {
    readonly addListener: (event: string, listener: (payload?: { readonly task?: TaskLike }) => void) => unknown;
  };
  readonly Notifications: {
    readonly registerNotification: (notification: Flex.Notification) => unknown;
    readonly showNotification: (id: string, context: Readonly<Record<string, string>>) => unknown;
  };
  readonly StateHelper: Pick<typeof Flex.StateHelper, 'getConversationStateForTask'>;
  readonly TaskCanvasTabs: TaskTabs;
  readonly Supervisor: { readonly TaskCanvasTabs: TaskTabs };
  readonly SideNav: Place;
  readonly ViewCollection: Place;
}

interface SupervisedWorker {
  readonly worker: { readonly attributes: unknown };
  readonly tasks: readonly Flex.ITask[];
}

export interface FlexManager {
  strings: object;
  readonly user: { readonly token: string; readonly roles: readonly string[] };
  /** Since Flex UI 2.7.0. */
  readonly localization?: { readonly localeTag: string };
  readonly serviceConfiguration: { readonly account_sid: string };
  readonly configuration: { readonly language?: string };
  readonly events: {
    readonly addListener: (event: 'tokenUpdated', listener: (payload: { readonly token: string }) => void) => unknown;
  };
  readonly store: {
    readonly getState: () => {
      readonly flex: {
        readonly worker: {
          readonly tasks: ReadonlyMap<string, Flex.ITask>;
          readonly attributes: unknown;
          readonly worker?: { readonly sid: string };
        };
        readonly supervisor: {
          /** The workers that Teams shows. */
          readonly workers: readonly SupervisedWorker[];
          /** The worker whose task is open, even if Teams no longer shows them. */
          readonly stickyWorker?: SupervisedWorker;
        };
      };
    };
  };
  readonly insightsClient: InsightsClient;
}
