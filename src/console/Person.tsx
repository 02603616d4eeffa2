import { readableIdentity } from '../strings/format';
import { useConsoleContext } from './context';

/** A person by their name, if Flex knows it. */
export function Person({ identity }: { readonly identity: string }) {
  const { colleague } = useConsoleContext();
  return <>{colleague(identity) ?? readableIdentity(identity)}</>;
}
