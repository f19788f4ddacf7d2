/**
 * A little space kept aside while a run is written. When the disk is full it is given back, so that the manifest can
 * still say that the disk was full.
 */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const NAME = ".reserve";
/** Bytes; the manifest of a failed run takes less. */
const SIZE = 65_536;

export async function keepReserve(folder: string): Promise<void> {
  await writeFile(join(folder, NAME), Buffer.alloc(SIZE, 1), { flush: true });
}

export async function releaseReserve(folder: string): Promise<void> {
  await rm(join(folder, NAME), { force: true });
}
