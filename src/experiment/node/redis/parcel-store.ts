/**
 * Where parcels wait for their coordinator: in Redis, in pieces of a megabyte, or in a folder that all hosts share. Each
 * has a name of its own, so that two workers that computed the same run do not write over each other; the digest of its
 * bytes travels with the job.
 */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Redis } from "ioredis";
import { makeFolder } from "../../../results/node/make-folder.js";
import { ClusterError } from "./cluster-error.js";
import { key } from "./keys.js";
import { DamagedParcel } from "./parcel.js";

/** What a job returns of its run. */
export interface Parcel { readonly where: "redis" | "folder"; readonly name: string; readonly bytes: number; readonly sha256: string }

export interface ParcelStore {
  /** Takes a parcel. Nothing of it stays where that fails. */
  put(run: string, pieces: AsyncIterable<Buffer>): Promise<Parcel>;
  /** Its pieces. @throws DamagedParcel at the end where they are not the bytes that were sent */
  get(parcel: Parcel): AsyncGenerator<Buffer>;
  drop(parcel: Parcel): Promise<void>;
}

/** Seconds that a parcel waits for a coordinator that was killed, until Redis forgets it. */
const WAITS = 7 * 86_400;
/** Most bytes of one run that go through Redis, which holds them in memory. */
const MOST_IN_REDIS = 256 << 20;
const NAME = /^[0-9a-f]{12}-[0-9a-f-]{36}$/;

async function* checked(pieces: AsyncIterable<Buffer>, { bytes, sha256 }: Parcel): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  let length = 0;
  for await (const piece of pieces) { hash.update(piece); length += piece.length; yield piece; }
  if (length !== bytes || hash.digest("hex") !== sha256) throw new DamagedParcel(`${length} bytes came of ${bytes}, or others than were sent`);
}

function newName(run: string): string { return `${run}-${randomUUID()}`; }

export class RedisParcels implements ParcelStore {
  readonly #redis: Redis;
  readonly #most: number;
  constructor(redis: Redis, most = MOST_IN_REDIS) { this.#redis = redis; this.#most = most; }

  async put(run: string, pieces: AsyncIterable<Buffer>): Promise<Parcel> {
    const name = newName(run), list = key("parcel", name), hash = createHash("sha256");
    let bytes = 0;
    try {
      for await (const piece of pieces) {
        hash.update(piece);
        bytes += piece.length;
        if (bytes > this.#most) throw new ClusterError(`Run ${run} is larger than the ${this.#most >> 20} MB that go through Redis: give coordinator and workers a folder that they share (--shared), or keep less (--keep charts).`);
        await this.#append(list, piece);
      }
    } catch (error) {
      await this.#redis.unlink(list).catch(() => {});
      throw error;
    }
    return { where: "redis", name, bytes, sha256: hash.digest("hex") };
  }

  /** In one step, so that no piece is left without an end to its life. */
  async #append(list: string, piece: Buffer): Promise<void> {
    try {
      for (const [error] of await this.#redis.multi().rpush(list, piece).expire(list, WAITS).exec() ?? []) if (error) throw error;
    } catch (error) {
      // Of a refused transaction only the first command knows why.
      throw (error as { previousErrors?: readonly Error[] }).previousErrors?.[0] ?? error;
    }
  }

  async *get(parcel: Parcel): AsyncGenerator<Buffer> { yield* checked(this.#pieces(parcel), parcel); }

  async *#pieces({ name }: Parcel): AsyncGenerator<Buffer> {
    for (let i = 0; ; i++) {
      const piece = await this.#redis.lindexBuffer(key("parcel", name), i);
      if (piece === null) return;
      yield piece;
    }
  }

  async drop({ name }: Parcel): Promise<void> { await this.#redis.unlink(key("parcel", name)); }
}

export class FolderParcels implements ParcelStore {
  readonly #folder: string;
  constructor(folder: string) { this.#folder = folder; }

  async put(run: string, pieces: AsyncIterable<Buffer>): Promise<Parcel> {
    const name = newName(run), path = this.#path(name), hash = createHash("sha256");
    let bytes = 0;
    try {
      const file = await open(`${path}.new`, "w");
      try {
        for await (const piece of pieces) { hash.update(piece); bytes += piece.length; await file.writeFile(piece); }
        await file.sync();
      } finally { await file.close(); }
      await rename(`${path}.new`, path);
    } catch (error) {
      await rm(`${path}.new`, { force: true });
      throw error;
    }
    return { where: "folder", name, bytes, sha256: hash.digest("hex") };
  }

  async *get(parcel: Parcel): AsyncGenerator<Buffer> {
    yield* checked(createReadStream(this.#path(parcel.name)) as AsyncIterable<Buffer>, parcel);
  }

  async drop({ name }: Parcel): Promise<void> { await rm(this.#path(name), { force: true }); }

  #path(name: string): string {
    if (!NAME.test(name)) throw new DamagedParcel("its name is not one");
    return join(this.#folder, `${name}.gz`);
  }

  /** Leaves a word in the folder by which others see that theirs is the same. @returns the word */
  async mark(): Promise<string> {
    const path = join(this.#folder, ".tanglewood");
    const there = await readFile(path, "utf8").catch(() => "");
    if (/^[0-9a-f-]{36}$/.test(there)) return there;
    const word = randomUUID();
    await makeFolder(this.#folder);
    await writeFile(path, word, { flag: "wx", flush: true }).catch((error: NodeJS.ErrnoException) => { if (error.code !== "EEXIST") throw error; });
    return readFile(path, "utf8");
  }

  /** Whether this folder is the one where that word was left. */
  async isSame(word: string): Promise<boolean> {
    return await readFile(join(this.#folder, ".tanglewood"), "utf8").catch(() => "") === word;
  }
}
