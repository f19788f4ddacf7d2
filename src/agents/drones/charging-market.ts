/**
 * The market `charging`: a directory of stations that anybody may enter and leave, and the protocol of a visit, with the
 * message names of DAV: need → bid → commitment → arrival → payment → charging_started → charging_complete, or declined.
 * Payment is due before charging and after landing, so the pad is held while the station waits for its money.
 */
import { micro, type Account } from "../../ledger/port.js";
import type { SettlementId } from "../../ledger/settlement/settlement.js";
import { quantity } from "../../parameter/parameter.js";
import { defineMarket, type World } from "../context.js";
import { ChargingStatistics } from "./charging-statistics.js";
import { OpenDeals } from "./open-deals.js";

/** A station as the market sees it. */
export interface StationPort {
  /** Name for the log of deals, fleet/index. */
  readonly name: string;
  /** Metres east and north. */
  readonly x: number;
  readonly y: number;
  readonly wallet: Account;
  /** Bid: token/kWh now. */
  price(): number;
  /** Bid: expected seconds in the queue of someone who takes `energy` kWh and comes after all who have committed. */
  queueTime(energy: number): number;
  /** Bid: seconds on a pad for `energy` kWh. */
  chargingTime(energy: number): number;
  /** Seconds that a sale of `energy` kWh lasts, where it can be broken off; 0: a battery is swapped. */
  serviceTime(energy: number): number;
  /** A drone has committed to come. */
  commitment(): void;
  /** The drone of this visit has landed and wants a pad. */
  arrival(visit: number): void;
  /** The visit was paid: start. */
  paid(visit: number, energy: number): void;
  /** The visit is not paid any more: charging stops and the pad is free again. @returns kWh that it got */
  stop(visit: number): number;
  /** The visit was not paid: the pad is free again. */
  unpaid(): void;
  /** So many micro-tokens for a visit became final. */
  earned(amount: number): void;
}

/** A fleet whose devices buy energy. */
export interface ChargingBuyer {
  nameOf(device: number): string;
  walletOf(device: number): Account;
  /** @param energy kWh that the battery got */
  chargingComplete(device: number, energy: number): void;
  /** A payment was overdue: the drone leaves its pad with the kWh that it got. */
  interrupted(device: number, energy: number): void;
  /** No payment, no energy: the drone leaves its pad as it came. */
  declined(device: number): void;
}

/** What a buyer tells when it asks for bids. Distances are metres east and north. */
export interface Need {
  readonly x: number;
  readonly y: number;
  /** Where it will go afterwards. */
  readonly homeX: number;
  readonly homeY: number;
  /** kWh now and when full. */
  readonly energy: number;
  readonly capacity: number;
  /** Token/h. */
  readonly valueOfTime: number;
  /** kWh for a flight by so many metres east and north. */
  flightEnergy(east: number, north: number): number;
  /** Seconds for it. */
  flightTime(east: number, north: number): number;
}

/** One visit: from the commitment until both the charging and the money are over. */
interface Visit {
  readonly buyer: ChargingBuyer;
  readonly device: number;
  readonly station: StationPort;
  /** kWh and token/kWh, fixed by the commitment. */
  readonly energy: number;
  readonly price: number;
  readonly agreed: number;
  admitted: number;
  chargingOver: boolean;
  money: "open" | "settled" | "failed";
}

export class ChargingMarket {
  /** Side of the square city, m. */
  readonly side: number;
  readonly statistics: ChargingStatistics;
  readonly #world: World;
  readonly #payment: SettlementId;
  readonly #stations: StationPort[] = [];
  readonly #visits = new OpenDeals<Visit>();
  #edition = 0;
  #needs = 0;

  constructor(world: World, params: { readonly side: number }) {
    this.side = params.side;
    this.#world = world;
    this.statistics = new ChargingStatistics(world);
    world.recorder.atEnd(() => {
      if (this.#needs > 0 && this.#edition === 0) world.recorder.warn("no-stations", "drones looked for energy, but there is no fleet of stations");
    });
    this.#payment = world.settlement.register({
      name: "charging/prepay",
      device: "drone",
      cleared: (visit) => { this.#cleared(visit); },
      stopped: (visit) => { this.#stopped(visit); },
      settled: (visit, received) => { this.#moneyOver(visit, "settled", received); },
      failed: (visit, reason, wasCleared, received) => { this.#failed(visit, reason, wasCleared, received); },
    });
  }

  /** A station offers itself; nobody is asked. */
  register(station: StationPort): void {
    this.#stations.push(station);
    this.#edition++;
  }

  /** A station leaves: it gets no new commitment. */
  unregister(station: StationPort): void {
    const place = this.#stations.indexOf(station);
    if (place < 0) return;
    this.#stations.splice(place, 1);
    this.#edition++;
  }

  get stations(): readonly StationPort[] { return this.#stations; }

  /** Changes whenever a station comes or goes. */
  get edition(): number { return this.#edition; }

  /** The station nearest to a place, whatever it asks; undefined where there is none. */
  nearest(x: number, y: number): StationPort | undefined {
    let nearest: StationPort | undefined, least = Infinity;
    for (const station of this.#stations) {
      const east = station.x - x, north = station.y - y, squared = east * east + north * north;
      if (squared < least) { nearest = station; least = squared; }
    }
    return nearest;
  }

  /**
   * Need, bids and commitment: the stations in reach name price and time, and the buyer commits to the one with the
   * least price × energy + value of time × (flights + queue + charging).
   * @returns the visit, or undefined where no station is in reach
   */
  need(need: Need, buyer: ChargingBuyer, device: number): number | undefined {
    this.#world.deals.offer();
    this.#needs++;
    let best: StationPort | undefined, bestCost = Infinity, bestEnergy = 0, bestPrice = 0;
    for (const station of this.#stations) {
      const east = station.x - need.x, north = station.y - need.y;
      const left = need.energy - need.flightEnergy(east, north);
      if (left < 0) continue;
      const energy = need.capacity - left, price = station.price();
      const seconds = need.flightTime(east, north) + need.flightTime(need.homeX - station.x, need.homeY - station.y)
        + station.queueTime(energy) + station.chargingTime(energy);
      const cost = price * energy + need.valueOfTime * seconds / 3600;
      if (cost < bestCost) { best = station; bestCost = cost; bestEnergy = energy; bestPrice = price; }
    }
    if (best === undefined) return undefined;
    this.#world.deals.agree(this.#world.kernel.now);
    best.commitment();
    return this.#visits.open({
      buyer, device, station: best, energy: bestEnergy, price: bestPrice,
      agreed: this.#world.kernel.now, admitted: Number.NaN, chargingOver: false, money: "open",
    });
  }

  /** kWh that a visit is for. */
  energyOf(visit: number): number { return this.#visits.get(visit).energy; }

  /** Where a visit takes place. */
  stationOf(visit: number): StationPort { return this.#visits.get(visit).station; }

  /** The drone has landed at the station of its visit. */
  arrival(visit: number): void { this.#visits.get(visit).station.arrival(visit); }

  /** The station has given the drone a pad; now it pays, and keeps the pad until the station takes the payment as safe. */
  admitted(number: number): void {
    const visit = this.#visits.get(number);
    visit.admitted = this.#world.kernel.now;
    const amount = micro(visit.price * visit.energy);
    if (amount === 0) {
      visit.money = "settled";
      this.#cleared(number);
    } else this.#world.settlement.pay(visit.buyer.walletOf(visit.device), visit.station.wallet, amount, this.#payment, number, visit.station.serviceTime(visit.energy));
  }

  /** The station has charged the drone. */
  complete(number: number): void {
    const visit = this.#visits.get(number);
    this.statistics.sold(visit.energy, visit.price * visit.energy);
    this.#end(visit, visit.money === "failed" ? "unpaid" : undefined);
    visit.chargingOver = true;
    if (visit.money !== "open") this.#visits.close(number);
    visit.buyer.chargingComplete(visit.device, visit.energy);
  }

  #stopped(number: number): void {
    const visit = this.#visits.get(number), energy = visit.station.stop(number);
    this.statistics.sold(energy, visit.price * energy);
    this.#end({ ...visit, energy }, "unpaid");
    visit.chargingOver = true;
    visit.buyer.interrupted(visit.device, energy);
  }

  #cleared(number: number): void {
    const visit = this.#visits.get(number);
    this.statistics.paymentWaited(this.#world.kernel.now - visit.admitted);
    visit.station.paid(number, visit.energy);
  }

  /** @param received whole micro-tokens that are final */
  #moneyOver(number: number, money: "settled" | "failed", received: number): void {
    const visit = this.#visits.get(number);
    visit.money = money;
    if (received > 0) {
      this.statistics.earned(received);
      visit.station.earned(received);
    }
    if (visit.chargingOver) this.#visits.close(number);
  }

  #failed(number: number, reason: string, wasCleared: boolean, received: number): void {
    this.#moneyOver(number, "failed", received);
    if (wasCleared) return;
    const visit = this.#visits.get(number);
    this.#end(visit, reason);
    this.#visits.close(number);
    visit.station.unpaid();
    visit.buyer.declined(visit.device);
  }

  #end(visit: Visit, failure: string | undefined): void {
    const { buyer, device, station, energy, price, agreed } = visit;
    this.#world.deals.end({
      domain: "charging", buyer: buyer.nameOf(device), seller: station.name, offered: agreed, agreed,
      quantity: failure === undefined || failure === "unpaid" ? energy : 0,
      price: failure === undefined ? price * energy : 0,
      outcome: failure === undefined ? "delivered" : "failed",
      paidInTime: failure === undefined,
      ...(failure === undefined ? {} : { reason: failure }),
    });
  }
}

export const charging = defineMarket({
  name: "charging",
  doc: "Permissionless directory of charging stations and the protocol of a visit; drones that need energy search it.",
  params: {
    side: quantity("length", { default: "10 km", min: 100, max: 1_000_000, doc: "Side of the square city in which stations and depots stand." }),
  },
  create: (world, params) => new ChargingMarket(world, params),
});
