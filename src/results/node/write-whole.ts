/** Small files, written in one piece. */
import type { FileEntry } from "../manifest.js";
import { ByteFile } from "./byte-file.js";

export async function writeWhole(path: string, text: string): Promise<FileEntry> {
  const file = new ByteFile(path);
  const writing = file.add(Buffer.from(text, "utf8"));
  try { await writing; } catch (error) { await file.close().catch(() => {}); throw error; }
  return file.close();
}
