/** Runs `work` under a lock between processes, unless `done()` is true or becomes so while waiting. */
export function locked(path: string, done: () => boolean, work: () => void | Promise<void>, waiting?: (pid: number) => void): Promise<void>;
