/**
 * Units that a column of a user's CSV file may have in the brackets behind its name, and their conversion to the unit in
 * which a model wants it. Energy in a step (kWh) is taken as the mean power over that step.
 */

interface SeriesUnit {
  /** Units of one kind convert into each other. */
  readonly kind: string;
  readonly factor: number;
  /** The value is an amount in one step: to be divided by the step in hours. */
  readonly perStep?: boolean;
}

const UNITS: Readonly<Record<string, SeriesUnit>> = {
  "kW": { kind: "power", factor: 1 },
  "W": { kind: "power", factor: 1e-3 },
  "MW": { kind: "power", factor: 1e3 },
  "kWh/h": { kind: "power", factor: 1 },
  "kWh": { kind: "power", factor: 1, perStep: true },
  "Wh": { kind: "power", factor: 1e-3, perStep: true },
  "MWh": { kind: "power", factor: 1e3, perStep: true },
  "W/m²": { kind: "irradiance", factor: 1 },
  "W/m2": { kind: "irradiance", factor: 1 },
  "kW/m²": { kind: "irradiance", factor: 1e3 },
  "kW/m2": { kind: "irradiance", factor: 1e3 },
  "kW/kWp": { kind: "photovoltaic yield", factor: 1 },
  "W/kWp": { kind: "photovoltaic yield", factor: 1e-3 },
  "kWh/kWp": { kind: "photovoltaic yield", factor: 1, perStep: true },
  "Wh/kWp": { kind: "photovoltaic yield", factor: 1e-3, perStep: true },
  "°C": { kind: "temperature", factor: 1 },
  "degC": { kind: "temperature", factor: 1 },
  "C": { kind: "temperature", factor: 1 },
  "m/s": { kind: "speed", factor: 1 },
  "km/h": { kind: "speed", factor: 1 / 3.6 },
  "token/kWh": { kind: "energy price", factor: 1 },
  "cent/kWh": { kind: "energy price", factor: 0.01 },
  "token/MWh": { kind: "energy price", factor: 1e-3 },
  // One token stands for one euro.
  "€/kWh": { kind: "energy price", factor: 1 },
  "EUR/kWh": { kind: "energy price", factor: 1 },
  "ct/kWh": { kind: "energy price", factor: 0.01 },
  "€/MWh": { kind: "energy price", factor: 1e-3 },
  "EUR/MWh": { kind: "energy price", factor: 1e-3 },
  "1": { kind: "share", factor: 1 },
  "%": { kind: "share", factor: 0.01 },
};

/** Units of the columns of PVGIS files, whose header gives none. */
export const PVGIS_UNITS: Readonly<Record<string, string>> = {
  "T2m": "°C", "RH": "%", "G(h)": "W/m²", "Gb(n)": "W/m²", "Gd(h)": "W/m²", "IR(h)": "W/m²", "WS10m": "m/s", "WD10m": "°", "SP": "Pa",
};

export interface Conversion {
  /** The wanted unit that the values come out in. */
  readonly unit: string;
  /** Value as written to value in `unit`. */
  readonly factor: number;
}

/**
 * How to read a column. @param written unit in the header, undefined if there is none: then the first wanted unit
 * @param wanted units that the model can use, e.g. `W/kWp | W/m²`, the first being the one it takes a bare number for
 * @param step seconds for which a value holds
 * @returns undefined where the units do not convert
 */
export function conversion(written: string | undefined, wanted: string, step: number): Conversion | undefined {
  const choices = wanted.split("|").map((name) => name.trim());
  const name = written === undefined || written === "" ? choices[0]! : written;
  const found = Object.hasOwn(UNITS, name) ? UNITS[name] : undefined;
  if (found === undefined) return undefined;
  for (const unit of choices) {
    const target = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
    if (target === undefined) throw new Error(`series unit ${unit} is not in the table`);
    if (target.kind === found.kind) return { unit, factor: (found.factor / target.factor) * (found.perStep === true ? 3600 / step : 1) };
  }
  return undefined;
}

/** Every unit that a model which wants `wanted` can read, for error messages. */
export function allowedUnits(wanted: string): string {
  const kinds = wanted.split("|").map((name) => UNITS[name.trim()]?.kind);
  return Object.keys(UNITS).filter((name) => kinds.includes(UNITS[name]!.kind)).join(", ");
}
