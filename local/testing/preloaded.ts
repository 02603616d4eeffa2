/** A file to preload. It leaves a mark in its process. */
Object.assign(globalThis, { isPreloaded: true });
