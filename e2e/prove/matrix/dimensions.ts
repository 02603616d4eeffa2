/** The dimensions of the authorisation matrix. Every combination that exists is a cell. */

export const WHO = [
  'agent',
  'supervisor',
  'admin',
  /** Signed in to Flex with a role that does not count here. */
  'none of these',
  /** An agent whose token names no worker. */
  'agent without worker',
] as const;
export type Who = (typeof WHO)[number];

export const ACTIONS = [
  'status',
  /** Where the browser saw nothing bound. */
  'attach',
  /** Where the browser saw what is bound. */
  'replace',
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
  'sweep',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What the browser says it looks at, and what has become of it. `own` is the agent's. */
export const PLACES = [
  'own',
  'own, wrapping up',
  'own, ended',
  'a colleague’s',
  'a colleague’s, ended',
  'absent',
  /** The agent's task, whose attributes now name a colleague's interaction and channel. */
  'own task, forged interaction',
  /** The agent's task and channel with a colleague's interaction. */
  'own task and channel, forged interaction',
  /** A colleague's interaction by its true task, under a channel of one's own. */
  'a colleague’s, own channel',
] as const;
export type Place = (typeof PLACES)[number];

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

export interface Cell {
  readonly who: Who;
  readonly action: Action;
  readonly place: Place;
  readonly bound: Bound;
}

export const CELLS: readonly Cell[] = WHO.flatMap((who) =>
  ACTIONS.flatMap((action) => PLACES.flatMap((place) => BOUND.map((bound) => ({ who, action, place, bound })))),
);

export const nameOf = ({ who, action, place, bound }: Cell) => `${who} | ${action} | ${place} | ${bound}`;
