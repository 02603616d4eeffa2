import type { Machine } from './machine';
import { jsonReport, markdownReport, type Report, terminalReport } from './report';

const MACHINE: Machine = { cpu: 'A CPU', cores: 2, memoryGb: 24, node: '20.20.2', platform: 'linux x64' };

const REPORT: Report = {
  name: 'attach',
  goals: [
    { name: 'attach, warm', measured: 1.7161, limit: 1.65, unit: '×' },
    { name: 'plugin', measured: 207.44, limit: 215, unit: 'KB' },
  ],
  tables: [
    {
      title: 'Attach',
      columns: ['0 ms a call', '50 ms a call'],
      rows: [
        {
          name: 'floor',
          figures: [
            { ratio: null, value: 3.456, unit: 'ms' },
            { ratio: null, value: 109, unit: 'ms' },
          ],
        },
        { name: 'first | only', figures: [null, { ratio: 5.8716, value: 1640.4, unit: 'ms' }] },
      ],
    },
  ],
};

test('the terminal shows the goals first, and the ratio before the figure', () => {
  expect(terminalReport([REPORT])).toBe(`\
Goal           Measured      Limit
────────────────────────────────────────────
attach, warm     1.72 ×   ≤ 1.65 ×    missed
plugin           207 KB   ≤ 215 KB   reached

Attach         0 ms a call        50 ms a call
──────────────────────────────────────────────
floor              3.46 ms              109 ms
first | only                 5.87 × · 1,640 ms
`);
});

test('a page names the date and the machine, and its tables are Markdown', () => {
  expect(markdownReport(REPORT, '2026-11-27', MACHINE)).toBe(`\
Measured on 2026-11-27: A CPU, 2 cores, 24 GB, linux x64, Node.js 20.20.2.

| Goal | Measured | Limit |  |
| --- | --: | --: | --: |
| attach, warm | 1.72 × | ≤ 1.65 × | missed |
| plugin | 207 KB | ≤ 215 KB | reached |

| Attach | 0 ms a call | 50 ms a call |
| --- | --: | --: |
| floor | 3.46 ms | 109 ms |
| first \\| only |  | 5.87 × · 1,640 ms |
`);
});

test('findings without goals have no table of goals', () => {
  expect(markdownReport({ ...REPORT, goals: [] }, '2026-11-27', MACHINE)).not.toContain('Goal');
  expect(terminalReport([{ ...REPORT, goals: [] }])).not.toContain('Goal');
});

test('the JSON is one line with the date, the machine and every figure', () => {
  const line = jsonReport([REPORT], '2026-11-27', MACHINE);
  expect(line).not.toContain('\n');
  const { benchmarks, ...run } = JSON.parse(line);
  expect(run).toEqual({ date: '2026-11-27', machine: MACHINE });
  expect(benchmarks[0].goals[0]).toEqual({ name: 'attach, warm', measured: 1.716, limit: 1.65, unit: '×' });
  expect(benchmarks[0].tables[0].rows[1].figures).toEqual([null, { ratio: 5.872, value: 1640.4, unit: 'ms' }]);
});
