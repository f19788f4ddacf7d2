/** Fleets of a scenario: wallets, devices that join and leave, and the rows of `devices.csv`. */
import { Membership, roomFor } from "../agents/membership.js";
import { devices } from "../agents/registry.js";
import type { Fleet } from "../agents/context.js";
import { micro, MICRO, type Account } from "../ledger/port.js";
import type { ScenarioWorld } from "./world.js";
import type { Scenario } from "./schema.js";

export const DEVICE_TABLE = {
  name: "devices",
  doc: "One row for each device, written at the end of the run.",
  columns: [
    { name: "fleet", doc: "Name of the fleet in the scenario." },
    { name: "device", doc: "Index in the fleet, from 0." },
    { name: "kind", doc: "Kind of device." },
    { name: "joined", unit: "s", doc: "Simulated time at which it last joined; empty if it never did." },
    { name: "left", unit: "s", doc: "Simulated time at which it left; empty while it is there." },
    { name: "balance", unit: "token", doc: "Confirmed balance of its wallet at the end." },
    { name: "change", unit: "token", doc: "Balance at the end less the balance at the start." },
    { name: "ownerBalance", unit: "token", doc: "What it earned for its owner." },
    { name: "x", unit: "m", doc: "Place at the end, metres east, where it has one." },
    { name: "y", unit: "m", doc: "Place at the end, metres north." },
  ],
} as const;

type FleetParams = Scenario["fleets"][string];

/** Makes every fleet of the scenario and lets its first devices join. */
export function assembleFleets(world: ScenarioWorld, fleets: Scenario["fleets"]): void {
  const row = world.recorder.table(DEVICE_TABLE);
  for (const [name, params] of Object.entries(fleets)) {
    const { fleet, membership, wallets } = assembleFleet(world, name, params);
    world.recorder.atEnd(() => {
      if (membership.turnedAway > 0) world.recorder.warn("fleet-full", `fleets.${name}: ${membership.turnedAway} devices found no place; more joined than six deviations above the expected number`);
      for (const [device, { wallet, owner }] of wallets.entries()) {
        if (Number.isNaN(membership.joinedAt[device]!)) continue;
        const [x, y] = fleet.position?.(device) ?? [];
        const balance = world.ledger.balance(wallet);
        row([name, device, params.device, membership.joinedAt[device], membership.leftAt[device], balance / MICRO,
          (balance - micro(params.wallet)) / MICRO, owner === undefined ? undefined : world.ledger.balance(owner) / MICRO, x, y]);
      }
    });
  }
}

function assembleFleet(world: ScenarioWorld, name: string, params: FleetParams) {
  const definition = devices.find((each) => each.name === params.device)!;
  const meanStay = params.meanStay === 0 ? Number.POSITIVE_INFINITY : params.meanStay;
  const capacity = roomFor(params.count, params.joinRate, meanStay, world.duration);
  const wallets: { wallet: Account; owner: Account | undefined }[] = [];
  const openWallet = (place?: readonly [number, number]): { device: number; owner: number | undefined } => {
    const owner = params.ownerShare > 0 ? world.ledger.openAccount({ kind: `${params.device}-owner` }) : undefined;
    const wallet = world.ledger.openAccount({
      kind: params.device, balance: micro(params.wallet),
      ...(params.workTime === undefined ? {} : { workTime: params.workTime }),
      ...(params.workPower === undefined ? {} : { workPower: 1000 * params.workPower }),
      ...(owner === undefined ? {} : { owner, ownerShare: params.ownerShare }),
      ...(place === undefined ? {} : { place }),
    });
    wallets.push({ wallet, owner });
    return { device: wallet, owner };
  };
  const fleet: Fleet = definition.create(world, { name, capacity, count: params.count, openWallet }, params);
  const membership = new Membership(world.kernel, fleet, { fleet: name, count: params.count, capacity, joinRate: params.joinRate, meanStay });
  return { fleet, membership, wallets };
}
