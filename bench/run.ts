/** `npm run bench -- <name>`: runs a benchmark and prints its results. */
const BENCHMARKS: Readonly<Record<string, () => Promise<{ bench: () => Promise<void> }>>> = {
  bundle: () => import('./bundle'),
  'functions-load': () => import('./functions-load'),
};

async function run(name: string) {
  const load = BENCHMARKS[name];
  if (load === undefined) {
    throw new Error(`There is no benchmark '${name}'. Benchmarks: ${Object.keys(BENCHMARKS).join(', ')}`);
  }
  const { bench } = await load();
  await bench();
}

run(process.argv[2] ?? '').catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
