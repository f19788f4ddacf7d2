/** Whether every package of the lock file is installed in its version, for this platform. */
export function dependenciesAreFresh(root: string): boolean;
