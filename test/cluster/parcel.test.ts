/** A run's folder as a stream: what goes in comes out, and anything else is refused. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { DamagedParcel, pack, PIECE, unpack } from "../../src/experiment/node/redis/parcel.js";

const folder = (): string => mkdtempSync(join(tmpdir(), "tanglewood-parcel-"));
async function* from(...pieces: Buffer[]): AsyncGenerator<Buffer> { yield* pieces; }
async function gathered(path: string): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  for await (const piece of pack(path)) pieces.push(piece);
  return pieces;
}

describe("a parcel", () => {
  it("brings every file of a folder, whatever its size, and nothing hidden", async () => {
    const source = folder(), target = join(folder(), "run");
    const files = { "manifest.json": Buffer.from("{}\n"), "empty.csv": Buffer.alloc(0), "large.bin": randomBytes(3 * PIECE + 17) };
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(source, name), bytes);
    writeFileSync(join(source, ".reserve"), "x");
    const pieces = await gathered(source);
    expect(pieces.length).toBeGreaterThan(2);
    await unpack(from(...pieces), target);
    expect(readdirSync(target)).toEqual(Object.keys(files).sort());
    for (const [name, bytes] of Object.entries(files)) expect(readFileSync(join(target, name)).equals(bytes)).toBe(true);
  });

  it("is refused where it is cut off, lengthened, not gzipped, or names a file elsewhere", async () => {
    const source = folder();
    writeFileSync(join(source, "series.csv"), randomBytes(5_000));
    const whole = Buffer.concat(await gathered(source)), plain = gunzipSync(whole);
    const zipped = (text: string): Buffer => gzipSync(text);
    const bad = [
      whole.subarray(0, 3_000), gzipSync(plain.subarray(0, 4_000)), gzipSync(Buffer.concat([plain, Buffer.from("more")])), Buffer.from("no gzip"), zipped("no header"), zipped("{}\n"),
      ...["../escape", "/etc/passwd", ".hidden", "a/b", ""].map((name) => zipped(`${JSON.stringify({ files: [{ name, bytes: 1 }] })}\nx`)),
      zipped('{"files":[{"name":"a","bytes":-1}]}\n'),
    ];
    for (const bytes of bad) await expect(unpack(from(bytes), join(folder(), "run"))).rejects.toBeInstanceOf(DamagedParcel);
  });
});
