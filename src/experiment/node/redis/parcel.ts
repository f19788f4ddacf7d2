/**
 * A run's folder as one stream of bytes, to travel through Redis or a shared folder: a line of JSON that names the files
 * and their lengths, then their contents, all of it gzipped and cut into pieces of a megabyte. A folder of any size
 * passes through without ever being in memory as a whole.
 */
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { createGunzip, createGzip } from "node:zlib";

interface Header { readonly files: readonly { readonly name: string; readonly bytes: number }[] }

export const PIECE = 1 << 20;
const LONGEST_HEADER = 1 << 20;
/** A file of a run's folder: no path, nothing hidden. */
const NAME = /^[A-Za-z0-9][\w.-]{0,99}$/;

/** What came is no parcel, or not a whole one. */
export class DamagedParcel extends Error {}

async function* contents(folder: string): AsyncGenerator<Buffer> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  const files = await Promise.all(names.map(async (name) => ({ name, bytes: (await stat(join(folder, name))).size })));
  yield Buffer.from(`${JSON.stringify({ files } satisfies Header)}\n`);
  for (const { name, bytes } of files) if (bytes > 0) yield* createReadStream(join(folder, name), { end: bytes - 1 }) as AsyncIterable<Buffer>;
}

/** The folder's files in pieces of at most a megabyte. */
export async function* pack(folder: string): AsyncGenerator<Buffer> {
  let gathered: Buffer[] = [], length = 0;
  const packed = Readable.from(contents(folder), { objectMode: false }).on("error", (error) => gzip.destroy(error));
  const gzip = createGzip({ level: 6 });
  for await (const chunk of packed.pipe(gzip) as AsyncIterable<Buffer>) {
    gathered.push(chunk);
    length += chunk.length;
    if (length >= PIECE) { yield Buffer.concat(gathered); gathered = []; length = 0; }
  }
  if (length > 0) yield Buffer.concat(gathered);
}

/** Writes the files of a parcel into a new folder, each flushed to the disk. @throws DamagedParcel, or what the file system refuses */
export async function unpack(pieces: AsyncIterable<Buffer>, into: string): Promise<void> {
  await mkdir(into, { recursive: true });
  const source = Readable.from(pieces, { objectMode: false });
  const gunzip = createGunzip();
  source.on("error", (error) => gunzip.destroy(error));
  const reader = new Reader(source.pipe(gunzip)[Symbol.asyncIterator]() as AsyncIterator<Buffer>);
  try {
    for (const { name, bytes } of await header(reader)) {
      const file = await open(join(into, name), "wx");
      try {
        for (let left = bytes; left > 0;) {
          const chunk = await reader.take(left);
          await file.writeFile(chunk);
          left -= chunk.length;
        }
        await file.sync();
      } finally { await file.close(); }
    }
    if (await reader.more()) throw new DamagedParcel("there is more in it than it names");
  } catch (error) {
    throw /^Z_|^ERR_ZLIB/.test((error as NodeJS.ErrnoException).code ?? "") ? new DamagedParcel("it is not gzipped as a whole") : error;
  } finally { source.destroy(); gunzip.destroy(); }
}

async function header(reader: Reader): Promise<Header["files"]> {
  const line = await reader.line();
  let files: unknown;
  try { files = (JSON.parse(line) as Partial<Header>).files; } catch { throw new DamagedParcel("it has no list of files"); }
  const whole = Array.isArray(files) && files.every((file: Partial<Header["files"][number]>) => typeof file.name === "string" && NAME.test(file.name) && Number.isSafeInteger(file.bytes) && file.bytes! >= 0);
  if (!whole) throw new DamagedParcel("its list of files is not one");
  return files as Header["files"];
}

/** Bytes of a stream, as many as are asked for at most. */
class Reader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterator<Buffer>) { this.#chunks = chunks; }

  async more(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const { done, value } = await this.#chunks.next();
      if (done) return false;
      this.#rest = value;
    }
    return true;
  }

  async take(most: number): Promise<Buffer> {
    if (!await this.more()) throw new DamagedParcel("it is cut off");
    const taken = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(taken.length);
    return taken;
  }

  async line(): Promise<string> {
    const parts: Buffer[] = [];
    for (let length = 0; length < LONGEST_HEADER;) {
      const part = await this.take(PIECE), end = part.indexOf(10);
      parts.push(end < 0 ? part : part.subarray(0, end));
      if (end >= 0) { this.#rest = Buffer.concat([part.subarray(end + 1), this.#rest]); return Buffer.concat(parts).toString("utf8"); }
      length += part.length;
    }
    throw new DamagedParcel("it has no list of files");
  }
}
