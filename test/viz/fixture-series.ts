/** The made-up course of a run over time: one function a column of series.csv. */

/** What of a run its course over time depends on. */
export interface Course { readonly domains: readonly Domain[]; readonly rate: number; readonly duration: number }
export type Domain = "road" | "drones" | "grid" | "sensors";

/** One column of the series: its header and its value at an interval's end. */
export type Column = readonly [header: string, value: (time: number, random: () => number) => number];

/** Percentiles of latency with the seconds around which they lie. */
const PERCENTILES = [[5, 3.1], [25, 5.6], [50, 8.4], [75, 11.9], [95, 19.5], [99, 27]] as const;

export function seriesColumns({ rate, duration, domains }: Course): Column[] {
  const wave = (t: number): number => 1 + 0.18 * Math.sin((t / duration) * 9);
  const slow = (t: number): boolean => t > duration * 0.55 && t < duration * 0.65;
  const ledger: Column[] = [
    ["throughput.issued [1/s]", (t, r) => rate * wave(t) * (0.94 + 0.12 * r())],
    ["throughput.confirmed [1/s]", (t, r) => rate * wave(Math.max(0, t - 12)) * (0.92 + 0.12 * r()) * Math.min(1, t / 60)],
    ...PERCENTILES.map(([p, base]): Column =>
      [`confirmation.latency.p${p} [s]`, (t, r) => (t < 20 ? Number.NaN : base * (0.9 + 0.25 * r()) * (slow(t) ? 1.9 : 1))]),
    ["confirmation.pending [1]", (t, r) => rate * 9.2 * wave(t) * (0.95 + 0.1 * r())],
    ["tangle.tips [1]", (t, r) => 2 * rate * wave(t) * (0.95 + 0.1 * r())],
    ["tangle.tips.theory [1]", () => 2 * rate],
    ["tangle.tips.fluid [1]", (t) => 2 * rate * (1 - Math.exp(-t / 20))],
  ];
  const ofDomain: Readonly<Record<Domain, Column[]>> = {
    road: [
      ["road.queue [1]", (t, r) => 24 * wave(t) * (0.5 + r())],
      ["road.delayCost.ratio [1]", (t, r) => 0.62 + 0.2 * r() + (slow(t) ? 0.22 : 0)],
      ["road.passages [1/min]", (t, r) => 980 * wave(t) * (0.9 + 0.2 * r())],
    ],
    drones: [
      ["drones.parcels.onTime [1]", (t, r) => Math.round(14 * wave(t) * (0.6 + 0.8 * r()))],
      ["drones.parcels.late [1]", (_, r) => Math.round(3 * r())],
      ["drones.parcels.missed [1]", (_, r) => Math.round(1.1 * r() * r())],
      ["charging.padUtilisation [1]", (t, r) => Math.min(1, 0.62 * wave(t) * (0.9 + 0.2 * r()))],
      ["charging.queue [1]", (t, r) => Math.max(0, 9 * (wave(t) - 0.9) + 2 * r())],
      ["charging.pv [kW]", (t, r) => 42 * Math.cos((t / duration) * 1.2) * (0.85 + 0.2 * r())],
      ["charging.battery [1]", (t) => 0.45 + 0.2 * Math.sin((t / duration) * 3)],
      ["charging.price [token/kWh]", (t, r) => 0.29 - 0.05 * Math.sin((t / duration) * 3) + 0.006 * r()],
    ],
    grid: [
      ["grid.load [kW]", (t, r) => 1240 * wave(t) * (0.96 + 0.08 * r())],
      ["grid.pv [kW]", (t, r) => 1010 * Math.cos((t / duration) * 1.2) * (0.9 + 0.1 * r())],
      ["grid.traded [kW]", (t, r) => 260 * (0.9 + 0.2 * r()) * (t < 900 ? 0 : 1)],
      ["grid.import [kW]", (t, r) => 380 * wave(t) * (0.95 + 0.1 * r())],
      ["grid.export [kW]", (_, r) => 120 * (0.9 + 0.2 * r())],
      ["grid.price [token/kWh]", (t) => (t < 900 ? Number.NaN : 0.17 + 0.02 * Math.floor(t / 900))],
      ["grid.selfSufficiency [1]", (t, r) => 0.62 + 0.08 * r() + 0.05 * Math.sin(t / 700)],
      ["grid.battery [1]", (t) => 0.55 + 0.2 * Math.sin((t / duration) * 3)],
    ],
    sensors: [
      ["sensors.readings [1/s]", (_, r) => 26 * (0.9 + 0.2 * r())],
      ["sensors.freshness [s]", (t, r) => (t < 20 ? Number.NaN : 38.5 + r())],
      ["sensors.freshness.sampling [s]", (t, r) => (t < 20 ? Number.NaN : 29.8 + 0.4 * r())],
    ],
  };
  return [...ledger, ...domains.flatMap((domain) => ofDomain[domain])];
}
