/** Who the participants of interactions are, as far as Flex can tell. */
import type { Subject } from '../../interaction/subject';

export interface ParticipantNames {
  /** The name of a participant, by its SID (`UT…`); null when Flex has told none. */
  of(participantSid: string): string | null;
  /** Asks who takes part now. Whoever was told once keeps the name, also after having left. Never rejects. */
  learn(subject: Subject): Promise<void>;
}

/** A participant of an interaction, by the SID that events name. */
export interface NamedParticipant {
  readonly sid: string;
  readonly name: string;
}

/** `ask` may reject, as it does where Flex cannot tell. */
export function rememberedNames(ask: (subject: Subject) => Promise<readonly NamedParticipant[]>): ParticipantNames {
  const names = new Map<string, string>();
  return {
    of: (sid) => names.get(sid) ?? null,
    async learn(subject) {
      const found = await ask(subject).catch(() => []);
      for (const { sid, name } of found) names.set(sid, name);
    },
  };
}
