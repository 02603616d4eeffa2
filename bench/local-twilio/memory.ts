/**
 * Returns the resident memory of a process and of all processes below it, in MB.
 *
 * @param list The output of `ps -o pid=,ppid=,rss=`, with the memory in KB.
 */
export function memoryMb(list: string, root: number): number {
  const processes = list
    .trim()
    .split('\n')
    .map((line) => {
      const [pid = 0, parent = 0, kb = 0] = line.trim().split(/\s+/).map(Number);
      return { pid, parent, kb };
    });
  const kbBelow = (pid: number): number =>
    processes.filter(({ parent }) => parent === pid).reduce((sum, child) => sum + child.kb + kbBelow(child.pid), 0);
  const own = processes.find(({ pid }) => pid === root)?.kb ?? 0;
  return (own + kbBelow(root)) / 1024;
}
