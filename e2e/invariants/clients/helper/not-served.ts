/** Requests that Local Twilio does not serve. */
import assert from 'node:assert/strict';
import type { Scenario } from '../scene';
import { isRefused, signedInClient } from './client';

export const notServed: Scenario = async (scene) => {
  const { step } = scene;
  const client = signedInClient(scene);
  await step('gets Twilio’s error for an API that is not served', async () => {
    scene.notServed('GET video.twilio.com/v1/Rooms');
    await assert.rejects(client.video.v1.rooms.list(), isRefused(404, 20404));
  });
};
