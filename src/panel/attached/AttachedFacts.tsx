import { SecondaryText } from '../../components/SecondaryText';
import { readableSince } from '../../strings/format';
import { usePanelContext } from '../context';
import type { AttachedScreen } from '../screen';

interface AttachedFactsProps extends Pick<AttachedScreen, 'binding'> {
  /** The person who attached it; null if unknown. */
  readonly person: string | null;
}

/** How many kinds of events, by whom and since when. */
export function AttachedFacts({ binding: { events, attachedAt }, person }: AttachedFactsProps) {
  const { text, locale } = usePanelContext();
  const facts = [
    text('AttachedCount', { count: events.length }),
    person,
    readableSince(attachedAt, locale, Date.now()),
  ];
  return <SecondaryText>{facts.filter((fact) => fact !== null).join(' · ')}</SecondaryText>;
}
