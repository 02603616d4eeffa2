/** The dimensions of the authorization matrix. Every combination that makes sense is a cell. */
import type { Endpoint } from '../../../src/contract/endpoints';

export const WHO = [
  'agent',
  'supervisor',
  'admin',
  /** Signed in to Flex, with a role that the functions do not accept. */
  'other role',
  /** An agent whose token names no worker. */
  'agent without worker',
  'invalid token',
] as const;
export type Who = (typeof WHO)[number];

/** The actions in the panel, by endpoint. */
const INTERACTION_ACTIONS = {
  status: ['status'],
  attach: [
    /** The browser saw nothing bound. */
    'attach',
    /** The browser saw the current binding. */
    'replace',
  ],
  detach: [
    /** Detaches the bound webhook. */
    'detach',
    /** Detaches a webhook that an attach to this interaction left behind. */
    'detach leftover',
    /** Detaches a webhook that an attach to another interaction left behind. */
    'detach other leftover',
    /** Detaches a foreign webhook that is bound to another interaction. */
    'detach other foreign',
    /** Detaches a webhook that does not exist. */
    'detach absent',
  ],
  finish: ['finish'],
} as const;

/** The actions in the console, by endpoint. Those on one webhook concern the bound one. */
const CONSOLE_ACTIONS = {
  list: ['list', 'list global'],
  resolve: ['resolve'],
  fetch: ['fetch'],
  create: ['create', 'create global'],
  update: ['update'],
  remove: ['remove'],
  sweep: ['sweep'],
  audit: ['audit'],
} as const;

/** An endpoint without an action does not compile. */
const ALL_ACTIONS = { ...INTERACTION_ACTIONS, ...CONSOLE_ACTIONS } satisfies Readonly<
  Record<Endpoint, readonly string[]>
>;

type ActionsIn<Actions extends Readonly<Record<string, readonly string[]>>> = Actions[keyof Actions][number];

export type InteractionAction = ActionsIn<typeof INTERACTION_ACTIONS>;
export type ConsoleAction = ActionsIn<typeof CONSOLE_ACTIONS>;
export type Action = InteractionAction | ConsoleAction;
export const ACTIONS: readonly Action[] = Object.values(ALL_ACTIONS).flat();

const consoleActions: readonly Action[] = Object.values(CONSOLE_ACTIONS).flat();
export const isInConsole = (action: Action): action is ConsoleAction => consoleActions.includes(action);

/** Requests that name a task, an interaction and a channel that do not belong together. */
const FORGERIES = [
  /** The agent's own task, whose attributes now name a colleague's interaction and channel. */
  'own task, forged interaction',
  /** The agent's own task and channel with a colleague's interaction. */
  'own task and channel, forged interaction',
  /** A colleague's task and interaction with the agent's own channel. */
  'a colleague’s, own channel',
] as const;

/** The interaction that the request names, and its state. `own` is the agent's. */
export const PLACES = [
  'own',
  'own, wrapping up',
  'own, ended',
  'a colleague’s',
  'a colleague’s, ended',
  'absent',
  ...FORGERIES,
] as const;
export type Place = (typeof PLACES)[number];

export const isForged = (place: Place) => FORGERIES.some((forgery) => forgery === place);

/** A console request names no interaction, so for it a place is only where a webhook is bound. */
const exists = (action: Action, place: Place) => !isInConsole(action) || !(place === 'absent' || isForged(place));

export const BOUND = [
  'nothing',
  /** Attached by the agent whose interaction it is. */
  'ours',
  'ours, by a supervisor',
  /** The record names one of our webhooks, and another of our webhooks is bound. */
  'ours, unrecorded',
  /** Made for another interaction, and bound to this one by another program. */
  'ours, of another interaction',
  'foreign',
  'global',
  'dangling',
] as const;
export type Bound = (typeof BOUND)[number];

export interface Cell<A extends Action = Action> {
  readonly who: Who;
  readonly action: A;
  readonly place: Place;
  readonly bound: Bound;
}

export type InteractionCell = Cell<InteractionAction>;
export type ConsoleCell = Cell<ConsoleAction>;

/** The answer that the rules require of a cell. */
export type ExpectedCode = 'ok' | 'unauthenticated' | 'not-permitted' | 'not-found' | 'conflict';

export const CELLS: readonly Cell[] = WHO.flatMap((who) =>
  ACTIONS.flatMap((action) =>
    PLACES.filter((place) => exists(action, place)).flatMap((place) =>
      BOUND.map((bound) => ({ who, action, place, bound })),
    ),
  ),
);

export const nameOf = ({ who, action, place, bound }: Cell) => `${who} | ${action} | ${place} | ${bound}`;
