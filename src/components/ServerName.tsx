import { Box } from '@twilio-paste/core/box';
import { useStrings } from './useStrings';
import { WarningBadge } from './WarningBadge';

interface ServerNameProps {
  readonly host: string;
  readonly isSecure: boolean;
  /** Shown right after the host. */
  readonly path?: string | null;
}

/** The server that a webhook sends to. Marks one that gets its events unencrypted. */
export function ServerName({ host, isSecure, path = null }: ServerNameProps) {
  const { text } = useStrings();
  return (
    <>
      <Box overflowWrap="anywhere">
        {host}
        {path}
      </Box>
      {!isSecure && <WarningBadge>{text('WebhookNotEncrypted')}</WarningBadge>}
    </>
  );
}
