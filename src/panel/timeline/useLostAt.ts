import { useEffect, useState } from 'react';

/** Returns since when there is no connection, in epoch milliseconds, or null while there is one. */
export function useLostAt(isConnected: boolean): number | null {
  const [lostAt, setLostAt] = useState<number | null>(null);
  useEffect(() => setLostAt(isConnected ? null : Date.now()), [isConnected]);
  return lostAt;
}
