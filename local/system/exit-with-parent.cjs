/**
 * Loaded into every Node.js process below Local Twilio: ends it soon after the process that started it, which may be a
 * library's. It must not listen to `disconnect`, because that would keep alive a process that has nothing left to do.
 */
const POLL_MS = 500;
const parent = process.ppid;

setInterval(() => {
  if (process.ppid !== parent) process.exit();
}, POLL_MS).unref();
