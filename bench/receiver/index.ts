import buildFunctions from '../../tools/build-functions';
import type { Benchmark } from '../core/findings';
import { throughput } from './throughput';
import { deliveryToPanel } from './to-panel';

export const receiverBenchmark: Benchmark = {
  help: 'the receiver beside an empty function, and events from delivery to panel',
  run: async ({ isQuick, onProgress }) => {
    await buildFunctions();
    onProgress('receiver: requests per second');
    const table = await throughput(isQuick);
    onProgress('receiver: delivery to panel');
    const { tables, goals } = await deliveryToPanel(isQuick);
    return { tables: [table, ...tables], goals };
  },
};
