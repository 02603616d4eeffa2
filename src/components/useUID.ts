import { useState } from 'react';

let last = 0;

/**
 * Returns an ID for an element of the component. Paste's components in this plugin use it, too (webpack.config.js):
 * their own counter begins at 1 in every bundle, so Flex's elements have the same IDs.
 */
export const useUID = () =>
  useState(() => {
    last += 1;
    return `interaction-webhooks-${last}`;
  })[0];
