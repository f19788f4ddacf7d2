/** Small files that are replaced in one step: a reader sees the old text or the new one, never a part. */
import { rename, rm } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { ResultsError, writeFailure } from "./file-failure.js";
import { writeWhole } from "./write-whole.js";

/** @throws ResultsError where the system refuses */
export async function writeAtomically(path: string, text: string): Promise<void> {
  // Several coordinators may write the same file at once, on several hosts.
  const aside = `${path}.${randomBytes(6).toString("hex")}.new`;
  try {
    await writeWhole(aside, text);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    // A sentence that names the file beside it would name what nobody has heard of.
    throw error instanceof ResultsError ? new ResultsError(error.message.replaceAll(aside, path)) : writeFailure(error, path);
  }
}
