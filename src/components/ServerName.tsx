import { Badge } from '@twilio-paste/core/badge';
import { Box } from '@twilio-paste/core/box';
import { useStrings } from './useStrings';

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
      {!isSecure && (
        <Badge as="span" variant="warning">
          {text('WebhookNotEncrypted')}
        </Badge>
      )}
    </>
  );
}
