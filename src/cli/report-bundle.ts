/** The files of a report, packed as they come in: each by itself, and together never more than there is room for. */
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const pack = promisify(gzip);

/** Files that are read and packed at the same time. */
const AT_ONCE = 8;

export interface Source { readonly address: string; read(): Promise<string | undefined> }

export class Bundle {
  readonly files: Record<string, string> = {};
  #room: number;
  bytes = 0;

  /** @param room bytes that may be filled */
  constructor(room: number) { this.#room = room; }

  get room(): number { return this.#room; }

  /** Takes all of these files or, where they do not fit, none. A file that is not there counts for nothing. @returns whether they fitted */
  async take(sources: readonly Source[]): Promise<boolean> {
    const packed: { address: string; text: string }[] = [], waiting = [...sources];
    let sum = 0;
    const work = async (): Promise<void> => {
      for (let source = waiting.shift(); source !== undefined && sum <= this.#room; source = waiting.shift()) {
        const text = await source.read();
        if (text === undefined) continue;
        const base64 = (await pack(text, { level: 9 })).toString("base64");
        sum += base64.length + source.address.length;
        packed.push({ address: source.address, text: base64 });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (sum > this.#room) return false;
    // In the order in which they were asked for, whoever was read first: the same results make the same report.
    const found = new Map(packed.map(({ address, text }) => [address, text]));
    for (const { address } of sources) if (found.has(address)) this.files[address] = found.get(address)!;
    this.#room -= sum;
    this.bytes += sum;
    return true;
  }
}
