/**
 * `npm run bench [-- <names> <options>]`: runs benchmarks and prints their findings. The last line is one JSON object.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { replaceSection } from '../tools/markdown/section';
import { attachBenchmark } from './attach';
import { consoleBenchmark } from './console';
import type { Benchmark } from './core/findings';
import { thisMachine } from './core/machine';
import { jsonReport, markdownReport, type Report, terminalReport } from './core/report';
import { functionsLoadBenchmark } from './functions-load';
import { localTwilioBenchmark } from './local-twilio';
import { OPTIONS_HELP, parseOptions } from './options';
import { evaluationBenchmark } from './plugin/evaluation';
import { flexStartBenchmark } from './plugin/flex-start';
import { bundleBenchmark } from './plugin/size';
import { receiverBenchmark } from './receiver';

const PAGE = resolve(__dirname, '../docs/performance.md');

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  attach: attachBenchmark,
  'functions-load': functionsLoadBenchmark,
  bundle: bundleBenchmark,
  evaluation: evaluationBenchmark,
  'flex-start': flexStartBenchmark,
  receiver: receiverBenchmark,
  console: consoleBenchmark,
  'local-twilio': localTwilioBenchmark,
};

async function main() {
  const parsed = parseOptions(process.argv.slice(2), Object.keys(BENCHMARKS));
  if (!parsed.ok) {
    console.error(parsed.failure);
    process.exitCode = 1;
    return;
  }
  if (parsed.value === 'help') {
    console.log(help());
    return;
  }
  const { names, isQuick, isWriting } = parsed.value;
  const reports: Report[] = [];
  for (const name of names) {
    try {
      const findings = await BENCHMARKS[name]?.run({ isQuick, onProgress: console.error });
      if (findings !== undefined) reports.push({ name, ...findings });
    } catch (error) {
      // The figures of the other benchmarks are still of use.
      console.error(`${name} failed:`, error);
      process.exitCode = 1;
    }
  }
  const date = new Date().toISOString().slice(0, 10);
  const machine = thisMachine();
  if (isWriting) {
    const sections = reports.map((report) => [report.name, markdownReport(report, date, machine)] as const);
    writeFileSync(PAGE, sections.reduce(withSection, readFileSync(PAGE, 'utf8')));
  }
  console.log(terminalReport(reports));
  console.log(jsonReport(reports, date, machine));
}

const withSection = (page: string, [name, content]: readonly [string, string]): string =>
  replaceSection(page, { name: `figures of ${name}`, command: 'npm run bench -- --write' }, content);

function help(): string {
  const rows = [
    ...Object.entries(BENCHMARKS).map(([name, benchmark]) => [name, benchmark.help] as const),
    ...OPTIONS_HELP,
  ];
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return [
    'npm run bench -- [benchmarks] [options]',
    '',
    ...rows.map(([name, text]) => `  ${name.padEnd(width)}${text}`),
  ].join('\n');
}

main().then(
  // Connections that a benchmark left open do not keep the process alive.
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
