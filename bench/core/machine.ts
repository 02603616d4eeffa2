import { cpus, totalmem } from 'node:os';

/** The machine that a benchmark ran on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly platform: string;
}

export const thisMachine = (): Machine => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 1024 ** 3),
  node: process.versions.node,
  platform: `${process.platform} ${process.arch}`,
});

export const describeMachine = ({ cpu, cores, memoryGb, node, platform }: Machine): string =>
  `${cpu}, ${cores} ${cores === 1 ? 'core' : 'cores'}, ${memoryGb} GB, ${platform}, Node.js ${node}`;
