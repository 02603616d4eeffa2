/** The names of participants, as far as Flex knows them. */
import type { Subject } from '../interaction/subject';

export interface ParticipantNames {
  /** Returns the name of a participant by its SID (`UT…`); null if it is unknown. */
  of(participantSid: string): string | null;
  /** Returns the name of a person by their Flex identity; null if it is unknown. */
  ofPerson(identity: string): string | null;
  /** Reads the names of the current participants, and keeps them after participants have left. Never rejects. */
  learn(subject: Subject): Promise<void>;
}

/** A participant, with the SID that events contain. */
export interface NamedParticipant {
  readonly sid: string;
  /** The Flex identity, of people who use Flex. */
  readonly identity?: string;
  readonly name: string;
}

/**
 * Keeps every name that was ever read.
 *
 * @param read Reads the current participants; may throw or reject, as Flex does for tasks of other agents.
 * @param colleague Returns the name of a person that Flex knows without a task.
 */
export function rememberedNames(
  read: (subject: Subject) => Promise<readonly NamedParticipant[]>,
  colleague: (identity: string) => string | null = () => null,
): ParticipantNames {
  const names = new Map<string, string>();
  const people = new Map<string, string>();
  return {
    of: (sid) => names.get(sid) ?? null,
    ofPerson: (identity) => colleague(identity) ?? people.get(identity) ?? null,
    async learn(subject) {
      try {
        for (const { sid, identity, name } of await read(subject)) {
          names.set(sid, name);
          if (identity !== undefined) people.set(identity, name);
        }
      } catch {
        // Names are an extra: without them, the panel names participants by their role.
      }
    },
  };
}
