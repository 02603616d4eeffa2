/** The dimensions of the authorisation matrix. Every combination that exists is a cell. */
import type { Endpoint } from '../../../src/contract/endpoints';

export const WHO = [
  'agent',
  'supervisor',
  'admin',
  /** Signed in to Flex with a role that does not count here. */
  'none of these',
  /** An agent whose token names no worker. */
  'agent without worker',
  /** Whoever has made up a token. */
  'nobody',
] as const;
export type Who = (typeof WHO)[number];

/** What people ask about the interaction that they look at, by endpoint. */
const ON_AN_INTERACTION = {
  status: ['status'],
  attach: [
    /** Where the browser saw nothing bound. */
    'attach',
    /** Where the browser saw what is bound. */
    'replace',
  ],
  detach: [
    /** Of what is bound. */
    'detach',
    /** Of a webhook of ours that an attach to this interaction left behind. */
    'detach left-behind',
    /** The same of another interaction: nothing to do with what the person looks at. */
    'detach foreign left-behind',
    /** Of somebody else's webhook that is bound to another interaction. */
    'detach elsewhere',
    /** Of a ttid that does not exist. */
    'detach absent',
  ],
  finish: ['finish'],
} as const;

/** What people ask in the console, by endpoint. Where it is about one webhook, it is about the one that is bound. */
const IN_THE_CONSOLE = {
  list: ['list', 'list global'],
  resolve: ['resolve'],
  fetch: ['fetch'],
  create: ['create', 'create global'],
  update: ['update'],
  remove: ['remove'],
  sweep: ['sweep'],
  audit: ['audit'],
} as const;

/** An endpoint that nobody asks anything of does not compile. */
const ASKED = { ...ON_AN_INTERACTION, ...IN_THE_CONSOLE } satisfies Readonly<Record<Endpoint, readonly string[]>>;

type ActionsIn<Asked extends Readonly<Record<string, readonly string[]>>> = Asked[keyof Asked][number];

export type InteractionAction = ActionsIn<typeof ON_AN_INTERACTION>;
export type ConsoleAction = ActionsIn<typeof IN_THE_CONSOLE>;
export type Action = InteractionAction | ConsoleAction;
export const ACTIONS: readonly Action[] = Object.values(ASKED).flat();

const CONSOLE_ACTIONS: readonly Action[] = Object.values(IN_THE_CONSOLE).flat();
export const isInConsole = (action: Action): action is ConsoleAction => CONSOLE_ACTIONS.includes(action);

/** Where the parts that the browser names do not belong together. */
const FORGERIES = [
  /** The agent's task, whose attributes now name a colleague's interaction and channel. */
  'own task, forged interaction',
  /** The agent's task and channel with a colleague's interaction. */
  'own task and channel, forged interaction',
  /** A colleague's interaction by its true task, under a channel of one's own. */
  'a colleague’s, own channel',
] as const;

/** What the browser says it looks at, and what has become of it. `own` is the agent's. */
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

/** The console names no interaction: for it, a place is only where a webhook is bound. */
const exists = (action: Action, place: Place) => !isInConsole(action) || !(place === 'absent' || isForged(place));

export const BOUND = [
  'nothing',
  /** Attached by the agent whose interaction it is. */
  'ours',
  /** Attached by a supervisor. */
  'ours, by a supervisor',
  /** Ours, as the record knows it; yet what is bound now is another one of ours. */
  'ours, unrecorded',
  /** Made for another interaction, and bound to this one by hand. */
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

export const CELLS: readonly Cell[] = WHO.flatMap((who) =>
  ACTIONS.flatMap((action) =>
    PLACES.filter((place) => exists(action, place)).flatMap((place) =>
      BOUND.map((bound) => ({ who, action, place, bound })),
    ),
  ),
);

export const nameOf = ({ who, action, place, bound }: Cell) => `${who} | ${action} | ${place} | ${bound}`;
