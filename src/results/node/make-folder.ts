/** Makes a folder and those above it. Node's own recursive mkdir never returns where the system says "no such file" on making one (as below /proc). */
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

export async function makeFolder(path: string): Promise<void> {
  try { await mkdir(path); } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && (await stat(path)).isDirectory()) return;
    const above = dirname(path);
    const missing = code === "ENOENT" && above !== path && !(await stat(above).then(() => true, () => false));
    if (!missing) throw error;
    await makeFolder(above);
    await makeFolder(path);
  }
}
