/**
 * Results as they come in: unpacked beside the sweep's runs, checked against the digests of their own manifest, and only
 * then given their place by a rename. What a killed coordinator left half unpacked is cleared away by the next.
 */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Redis } from "ioredis";
import { writeFailure } from "../../../results/node/file-failure.js";
import type { SweepFolder } from "../../../results/node/sweep-folder.js";
import { parseManifest, parseSummary } from "../../../results/manifest.js";
import { DamagedParcel, unpack } from "./parcel.js";
import { FolderParcels, RedisParcels, type Parcel, type ParcelStore } from "./parcel-store.js";

/** What this host is unpacking; several hosts may share the folder. */
const OWN = `.arriving-${hostname()}-`;

export class Arrivals {
  readonly #redis: RedisParcels;
  readonly #folder: FolderParcels | undefined;
  readonly #sweep: SweepFolder;

  constructor(redis: Redis, sweep: SweepFolder, shared: string | undefined) {
    this.#redis = new RedisParcels(redis);
    this.#folder = shared === undefined ? undefined : new FolderParcels(shared);
    this.#sweep = sweep;
  }

  /** Removes what coordinators of this host that are gone left half unpacked. */
  async clear(): Promise<void> {
    for (const name of await readdir(this.#sweep.runs)) {
      if (!name.startsWith(OWN)) continue;
      const pid = Number(/^\d+/.exec(name.slice(OWN.length))?.[0]);
      if (pid !== process.pid && !isAlive(pid)) await rm(join(this.#sweep.runs, name), { recursive: true, force: true });
    }
  }

  async mark(): Promise<string | undefined> { return this.#folder?.mark(); }

  /** Puts a run into the sweep's folder. @returns where it is @throws DamagedParcel where what came is not the run */
  async take(run: string, parcel: Parcel): Promise<string> {
    const store = this.#storeOf(parcel);
    const aside = join(this.#sweep.runs, `${OWN}${process.pid}-${randomUUID()}`);
    try {
      await unpack(store.get(parcel), aside);
      await check(aside, run);
      return await this.#sweep.accept(run, aside);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new DamagedParcel("it is not where it was put");
      throw writeFailure(error, aside);
    } finally { await rm(aside, { recursive: true, force: true }); }
  }

  async drop(parcel: Parcel): Promise<void> { await this.#storeOf(parcel).drop(parcel); }

  #storeOf({ where }: Parcel): ParcelStore {
    const store = where === "folder" ? this.#folder : this.#redis;
    if (!store) throw new DamagedParcel("it is in a shared folder, and none was given here");
    return store;
  }
}

function isAlive(pid: number): boolean {
  try { return process.kill(pid, 0); } catch (error) { return (error as NodeJS.ErrnoException).code === "EPERM"; }
}

/** Whether the folder is that run, whole. */
async function check(folder: string, run: string): Promise<void> {
  const text = (name: string): Promise<string> => readFile(join(folder, name), "utf8").catch(() => "");
  const manifest = parseManifest(await text("manifest.json"));
  if (manifest?.run !== run || manifest.status !== "done" || !parseSummary(await text("summary.json"))) throw new DamagedParcel("it is not that run");
  for (const [name, { sha256 }] of Object.entries(manifest.files)) {
    const hash = createHash("sha256");
    await pipeline(createReadStream(join(folder, name)), hash).catch(() => { throw new DamagedParcel(`${name} is not there`); });
    if (hash.digest("hex") !== sha256) throw new DamagedParcel(`${name} is not as it was written`);
  }
}
