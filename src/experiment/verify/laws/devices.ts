/** Laws of the other devices: age of information, energy a parcel, orders late at the gate. */
import type { Law } from "../law.js";

const sensors: Record<string, unknown> = {
  duration: "2h", warmup: "10min", interval: "10min", ledger: { kind: "ideal", delay: 10 },
  fleets: { sensors: { device: "sensor", count: 500, period: "60 s", jitter: 0 } },
};

function homes(delay: number): Record<string, unknown> {
  return {
    duration: "12h", interval: "1h", start: "2026-06-18T13:00:00Z", ledger: { kind: "ideal", delay, delayDistribution: "exponential" },
    markets: { energy: { gateClosure: "5min", orderLead: "1min", orderSpread: 0 } }, fleets: { homes: { device: "home", count: 300, wallet: 100 } },
  };
}
const late = (delay: number): Law => ({
  id: "E1", quantity: `orders late at the gate, 60 s before it, exponential confirmation of ${delay} s: exp(−60/${delay})`, unit: "1",
  target: Math.round(1e6 * ({ 60: 0.367879, 120: 0.606531 }[delay] ?? Number.NaN)) / 1e6, tolerance: 0.03, source: "1 − F(g) of the confirmation delay",
  scenario: homes(delay), read: (metric) => metric("grid.orders.late.share"), plantedFault: { "ledger.delay": delay * 1.2 },
});

export const deviceLaws: readonly Law[] = [
  {
    id: "S1", quantity: "age of information, period Δ = 60 s, confirmation D = 10 s: Δ/2 + D", unit: "s", target: 40, tolerance: 0.01, source: "time average of a saw tooth",
    scenario: sensors, read: (metric) => metric("sensors.freshness.mean"), plantedFault: { "ledger.delay": 12 },
  },
  late(60),
  late(120),
  {
    id: "D1", quantity: "energy for one parcel, per-km model", unit: "Wh", target: 92, tolerance: 0.05, source: "Rodrigues et al. (2022): 0.33 MJ a package",
    scenario: {
      duration: "1d", interval: "1h", start: "2026-06-18T07:00:00Z", ledger: { kind: "ideal" }, markets: { charging: { side: "8 km" } },
      fleets: { drones: { device: "drone", count: 120, depots: 6, orderRate: "20/h" }, stations: { device: "station", count: 20, mode: "swap", pvPeak: "6 kWp" } },
    },
    read: (metric) => metric("drones.energyPerParcel"), plantedFault: { "fleets.drones.cruise": "25 Wh/km" },
  },
];
