/**
 * A file that is written from its start to its end and knows the digest of exactly the bytes that it holds. Small
 * pieces are gathered, so that neither the disk nor the hash is asked for every row.
 */
import { createHash } from "node:crypto";
import { close, fsync, openSync, write } from "node:fs";
import { promisify } from "node:util";
import type { FileEntry } from "../manifest.js";
import { writeFailure } from "./file-failure.js";

const CHUNK = 1 << 16;

const writeAt = promisify(write);
const syncToDisk = promisify(fsync);
const closeFile = promisify(close);

export class ByteFile {
  readonly path: string;
  readonly #descriptor: number;
  readonly #hash = createHash("sha256");
  #pieces: Uint8Array[] = [];
  #gathered = 0;
  #bytes = 0;
  #closing: Promise<FileEntry> | undefined;

  /** Creates the file at once. @throws ResultsError with one sentence where the system refuses */
  constructor(path: string) {
    this.path = path;
    try { this.#descriptor = openSync(path, "w"); } catch (error) { throw writeFailure(error, path); }
  }

  /** Takes bytes; returns a promise only when they are worth writing. The caller must await it before the next call. */
  add(bytes: Uint8Array): Promise<void> | undefined {
    this.#pieces.push(bytes);
    this.#gathered += bytes.length;
    return this.#gathered >= CHUNK ? this.flush() : undefined;
  }

  async flush(): Promise<void> {
    const chunk = Buffer.concat(this.#pieces, this.#gathered);
    this.#pieces = [];
    this.#gathered = 0;
    this.#hash.update(chunk);
    try {
      for (let written = 0; written < chunk.length;) {
        written += (await writeAt(this.#descriptor, chunk, written, chunk.length - written)).bytesWritten;
      }
    } catch (error) { throw writeFailure(error, this.path); }
    this.#bytes += chunk.length;
  }

  /** Writes the rest, waits until it is on the disk, closes: once, since the system gives the number of a closed file to the next. */
  close(): Promise<FileEntry> { return this.#closing ??= this.#close(); }

  async #close(): Promise<FileEntry> {
    try {
      await this.flush();
      await syncToDisk(this.#descriptor);
    } catch (error) { throw writeFailure(error, this.path); } finally { await closeFile(this.#descriptor); }
    return { sha256: this.#hash.digest("hex"), bytes: this.#bytes };
  }
}
