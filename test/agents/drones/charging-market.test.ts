import { describe, expect, it } from "vitest";
import { charging, type ChargingBuyer, type ChargingMarket, type Need, type StationPort } from "../../../src/agents/drones/charging-market.js";
import { micro } from "../../../src/ledger/port.js";
import { RandomStream } from "../../../src/sim/random.js";
import { at, calmWorld } from "./calm.js";

interface Offer { x: number; y: number; price?: number; queueTime?: number; chargingTime?: number }

/** A station that says what the test wants and writes down what it hears. */
class ScriptedStation implements StationPort {
  readonly name = "stations/0";
  readonly heard: string[] = [];
  readonly wallet: number;
  readonly #offer: Offer;
  constructor(offer: Offer, wallet = 0) { this.#offer = offer; this.wallet = wallet; }
  get x(): number { return this.#offer.x; }
  get y(): number { return this.#offer.y; }
  price(): number { return this.#offer.price ?? 0; }
  queueTime(): number { return this.#offer.queueTime ?? 0; }
  chargingTime(): number { return this.#offer.chargingTime ?? 0; }
  serviceTime(): number { return 0; }
  stop(): number { throw new Error("not expected here"); }
  commitment(): void { this.heard.push("commitment"); }
  arrival(): void { this.heard.push("arrival"); }
  paid(_visit: number, energy: number): void { this.heard.push(`paid for ${energy.toFixed(3)} kWh`); }
  unpaid(): void { this.heard.push("unpaid"); }
  earned(amount: number): void { this.heard.push(`earned ${amount}`); }
}

/** At a place with 100 Wh of 200; a metre costs 0.02 Wh and a tenth of a second. */
function needAt(x: number, y: number, valueOfTime = 6): Need {
  const distance = (east: number, north: number): number => Math.hypot(east, north);
  return {
    x, y, homeX: x, homeY: y, energy: 0.1, capacity: 0.2, valueOfTime,
    flightEnergy: (east, north) => distance(east, north) * 2e-5,
    flightTime: (east, north) => distance(east, north) / 10,
  };
}

class Buyer implements ChargingBuyer {
  readonly heard: string[] = [];
  readonly #wallet: number;
  constructor(wallet: number) { this.#wallet = wallet; }
  nameOf(device: number): string { return `drones/${device}`; }
  walletOf(): number { return this.#wallet; }
  chargingComplete(device: number, energy: number): void { this.heard.push(`${device} got ${energy.toFixed(3)} kWh`); }
  interrupted(): void { throw new Error("not expected here"); }
  declined(device: number): void { this.heard.push(`${device} declined`); }
}

function marketWith(...offers: Offer[]): { market: ChargingMarket; stations: ScriptedStation[]; buyer: Buyer } {
  const { world } = calmWorld();
  const market = world.market(charging);
  const stations = offers.map((offer) => new ScriptedStation(offer));
  for (const station of stations) market.register(station);
  return { market, stations, buyer: new Buyer(0) };
}

function chosen(offers: Offer[], need: Need): number | undefined {
  const { market, stations, buyer } = marketWith(...offers);
  const visit = market.need(need, buyer, 0);
  return visit === undefined ? undefined : stations.indexOf(market.stationOf(visit) as ScriptedStation);
}

describe("need and bids", () => {
  it("weigh price against the value of time", () => {
    const near = { x: 0, y: 0, price: 1 }, far = { x: 1000, y: 0, price: 0.2 };
    // near: 1·0.1 = 0.1 token. far: 0.2·0.12 + 6·200/3600 = 0.024 + 0.333 token.
    expect(chosen([far, near], needAt(0, 0))).toBe(1);
    // Without value of time the cheap one wins.
    expect(chosen([far, near], needAt(0, 0, 0))).toBe(0);
  });
  it("count queue and charging as time", () => {
    expect(chosen([{ x: 0, y: 0, queueTime: 300 }, { x: 1000, y: 0 }], needAt(0, 0))).toBe(1);
    expect(chosen([{ x: 0, y: 0, queueTime: 100 }, { x: 1000, y: 0 }], needAt(0, 0))).toBe(0);
    expect(chosen([{ x: 0, y: 0, chargingTime: 1800 }, { x: 1000, y: 0, chargingTime: 180 }], needAt(0, 0))).toBe(1);
  });
  it("leave out what is out of reach", () => {
    expect(chosen([{ x: 5001, y: 0 }], needAt(0, 0))).toBeUndefined();
    expect(chosen([{ x: 4999, y: 0 }], needAt(0, 0))).toBe(0);
  });
  it("do not reach a station that has left", () => {
    const { market, stations, buyer } = marketWith({ x: 0, y: 0 }, { x: 500, y: 0 });
    market.unregister(stations[0]!);
    expect(market.stationOf(market.need(needAt(0, 0), buyer, 0)!)).toBe(stations[1]);
    market.unregister(stations[1]!);
    expect(market.need(needAt(0, 0), buyer, 0)).toBeUndefined();
  });

  it("find the nearest of n stations per km² at 1/(2√n) km on average", () => {
    const chance = new RandomStream("nearest", "test");
    const side = 10_000, count = 400;
    let total = 0, points = 0;
    for (let city = 0; city < 25; city++) {
      const { market, buyer } = marketWith(...Array.from({ length: count }, () => ({ x: chance.uniform(0, side), y: chance.uniform(0, side) })));
      for (let point = 0; point < 200; point++) {
        // Away from the border, where half of the neighbours are missing.
        const x = chance.uniform(0.15 * side, 0.85 * side), y = chance.uniform(0.15 * side, 0.85 * side);
        const { x: toX, y: toY } = market.stationOf(market.need(needAt(x, y), buyer, 0)!);
        total += Math.hypot(toX - x, toY - y);
        points++;
      }
    }
    const density = count / (side / 1000) ** 2;
    expect(Math.abs(total / points / 1000 * 2 * Math.sqrt(density) - 1)).toBeLessThan(0.02);
  });
});

describe("a visit", () => {
  function visitAfter(wallet: number) {
    const made = calmWorld({ ledger: { kind: "ideal", delay: 20 } });
    const market = made.world.market(charging);
    const seller = made.ledger.openAccount({ kind: "station" }), payer = made.ledger.openAccount({ kind: "drone", balance: micro(wallet) });
    const station = new ScriptedStation({ x: 0, y: 0, price: 0.5 }, seller);
    market.register(station);
    const buyer = new Buyer(payer);
    const visit = market.need(needAt(0, 0), buyer, 7)!;
    market.arrival(visit);
    return { made, market, station, buyer, visit, seller };
  }

  it("is paid after landing and before charging, and ends with energy and money", () => {
    const { made, market, station, buyer, visit, seller } = visitAfter(1);
    at(made, 10, () => { market.admitted(visit); });
    at(made, 100, () => { market.complete(visit); });
    const { metrics } = made.run();
    expect(station.heard).toEqual(["commitment", "arrival", "paid for 0.100 kWh", "earned 50000"]);
    expect(buyer.heard).toEqual(["7 got 0.100 kWh"]);
    expect(made.ledger.balance(seller)).toBe(50_000);
    expect(metrics["charging.paymentWait.mean"]).toBeCloseTo(20, 9);
    expect(metrics["charging.price.mean"]).toBeCloseTo(0.5, 9);
    expect(made.sink.rows("deals")).toEqual([expect.objectContaining({ domain: "charging", buyer: "drones/7", seller: "stations/0", outcome: "delivered", reason: "" })]);
  });

  it("ends without energy where the wallet has no cover", () => {
    const { made, market, station, buyer, visit } = visitAfter(0.01);
    at(made, 10, () => { market.admitted(visit); });
    const { metrics } = made.run();
    expect(station.heard).toEqual(["commitment", "arrival", "unpaid"]);
    expect(buyer.heard).toEqual(["7 declined"]);
    expect(metrics["deals.failed"]).toBe(1);
    expect(made.sink.rows("deals")[0]).toMatchObject({ outcome: "failed", reason: "rejected", quantity: 0, price: 0 });
  });
});
