/** The rows of the form's destinations. Pure. */
import { INSPECTOR } from '../../contract/destination';
import { ANOTHER_URL } from '../../form/draft';
import { currentDestinations } from '../../interaction/draft';
import { destinationLabel, namedDestination } from '../../strings/labels';
import type { StringKey, Text } from '../../strings/text';
import type { FormScreen } from '../screen';

export interface DestinationRow {
  readonly key: string;
  readonly label: string;
  readonly help: StringKey | null;
  /** Whether the person may not clear it. */
  readonly isFixed: boolean;
}

/** Returns the destinations that the person may select, and those of the current webhook that they may not. */
export function destinationRows({ binding, options }: Pick<FormScreen, 'binding' | 'options'>, text: Text) {
  const current = currentDestinations(binding);
  const gone = binding.state === 'attached' ? binding.destinations.filter(({ state }) => state === 'gone') : [];
  const isFixed = (key: string) => current.some(({ id, canRemove }) => id === key && !canRemove);
  const isGone = (key: string) => gone.some(({ id }) => id === key);
  const rows: DestinationRow[] = options.destinations.map((destination) => ({
    key: destination.key,
    label: destinationLabel(destination, text),
    help: helpOf(destination.key, isFixed(destination.key), isGone(destination.key)),
    isFixed: isFixed(destination.key),
  }));
  for (const destination of current) {
    const { id, canRemove } = destination;
    if (options.destinations.some(({ key }) => key === id)) continue;
    rows.push({
      key: id,
      label: namedDestination(destination, text),
      help: helpOf(id, !canRemove, false),
      isFixed: !canRemove,
    });
  }
  if (options.canUseUrl) rows.push({ key: ANOTHER_URL, label: text('FormAnotherUrl'), help: null, isFixed: false });
  return rows;
}

function helpOf(key: string, isFixed: boolean, isGone: boolean): StringKey | null {
  if (isFixed) return 'FormDestinationFixed';
  if (isGone) return 'FormDestinationGone';
  return key === INSPECTOR.key ? 'FormInspectorHelp' : null;
}
