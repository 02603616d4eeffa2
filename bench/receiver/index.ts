import buildFunctions from '../../tools/build-functions';
import type { Benchmark } from '../core/findings';
import { relay } from './relay';
import { throughput } from './throughput';
import { deliveryToPanel } from './to-panel';

export const receiverBenchmark: Benchmark = {
  help: 'the receiver beside an empty function, events from delivery to panel, and passing on',
  run: async ({ isQuick, onProgress }) => {
    await buildFunctions();
    onProgress('receiver: requests per second');
    const table = await throughput(isQuick);
    onProgress('receiver: delivery to panel');
    const panel = await deliveryToPanel(isQuick);
    onProgress('receiver: passing on to destinations');
    const relayed = await relay(isQuick);
    return { tables: [table, ...panel.tables, ...relayed.tables], goals: [...panel.goals, ...relayed.goals] };
  },
};
