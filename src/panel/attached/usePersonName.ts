import { useEffect, useReducer } from 'react';
import { useIsMounted } from '../../components/useIsMounted';
import type { Subject } from '../../interaction/subject';
import { readableIdentity } from '../../strings/format';
import { usePanelContext } from '../context';

/** Returns a person's name where Flex knows it, otherwise their Flex identity in readable form. */
export function usePersonName(identity: string | null, subject: Subject): string | null {
  const { names } = usePanelContext();
  const [, render] = useReducer((times: number) => times + 1, 0);
  const isMounted = useIsMounted();

  useEffect(() => {
    if (identity === null || names.ofPerson(identity) !== null) return;
    void names.learn(subject).then(() => {
      if (isMounted.current && names.ofPerson(identity) !== null) render();
    });
  }, [names, identity, subject, isMounted]);

  return identity === null ? null : (names.ofPerson(identity) ?? readableIdentity(identity));
}
