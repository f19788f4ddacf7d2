/** The world that devices see, made for one run: the shared markets are created when a device first asks for them. */
import type { Kernel } from "../sim/kernel.js";
import type { Recorder } from "../sim/recorder.js";
import type { AdversaryLedger } from "../ledger/port.js";
import type { Settlement } from "../ledger/settlement/settlement.js";
import type { MarketDefinition, Place, World } from "../agents/context.js";
import { DealLog } from "../agents/deals.js";
import { readColumns, readSeries, type CsvSource, type SeriesRequest } from "../agents/environment/csv-series.js";
import type { TimeSeries } from "../agents/environment/time-series.js";
import { InputError } from "../parameter/input-error.js";
import type { Parameters, SeriesChoice, Values } from "../parameter/parameter.js";
import { z } from "zod";

/** Texts that the loader has read: files that travel with the engine, and the user's. */
export type Assets = ReadonlyMap<string, string>;

export interface WorldParts {
  readonly kernel: Kernel;
  readonly recorder: Recorder;
  readonly ledger: AdversaryLedger;
  readonly settlement: Settlement;
  readonly place: Place;
  readonly duration: number;
  readonly warmup: number;
  readonly assets: Assets;
  /** Parameters of the shared parts by name, as the scenario gives them. */
  readonly shared: Readonly<Record<string, unknown>>;
}

export class ScenarioWorld implements World {
  readonly kernel: Kernel;
  readonly recorder: Recorder;
  readonly ledger: AdversaryLedger;
  readonly settlement: Settlement;
  readonly deals: DealLog;
  readonly place: Place;
  readonly duration: number;
  readonly warmup: number;
  readonly #assets: Assets;
  readonly #shared: Readonly<Record<string, unknown>>;
  readonly #markets = new Map<string, unknown>();

  constructor(parts: WorldParts) {
    this.kernel = parts.kernel;
    this.recorder = parts.recorder;
    this.ledger = parts.ledger;
    this.settlement = parts.settlement;
    this.place = parts.place;
    this.duration = parts.duration;
    this.warmup = parts.warmup;
    this.#assets = parts.assets;
    this.#shared = parts.shared;
    this.deals = new DealLog(() => this.kernel.now, parts.recorder);
  }

  get adversary(): AdversaryLedger { return this.ledger; }

  /** Names of the shared parts that some device has asked for. */
  get used(): readonly string[] { return [...this.#markets.keys()]; }

  market<P extends Parameters, M>(definition: MarketDefinition<P, M>): M {
    const known = this.#markets.get(definition.name);
    if (known !== undefined) return known as M;
    // What the scenario gives has been parsed already, and parsing again changes nothing; what it leaves out gets its defaults.
    const params = z.strictObject(definition.params).parse(this.#shared[definition.name] ?? {});
    const made = definition.create(this, params as Values<P>);
    this.#markets.set(definition.name, made);
    return made;
  }

  userSeries(choice: SeriesChoice, unit: string): TimeSeries {
    return readSeries(this.#source(choice), this.#request(choice, unit));
  }

  userColumns(choice: SeriesChoice, unit: string): readonly TimeSeries[] {
    return readColumns(this.#source(choice), this.#request(choice, unit));
  }

  asset(name: string): string { return this.#text(name); }

  #source(choice: SeriesChoice): CsvSource {
    if (typeof choice === "string") throw new Error(`"${choice}" is a built-in series, not a user's file`);
    return { file: choice.file, text: this.#text(choice.file) };
  }

  #request(choice: SeriesChoice, unit: string): SeriesRequest {
    return { column: typeof choice === "string" ? undefined : choice.column, unit, place: this.place, duration: this.duration };
  }

  #text(name: string): string {
    const text = this.#assets.get(name);
    if (text === undefined) throw new InputError("was not found", { file: name });
    return text;
  }
}
