/** A central service: servers in one place, or in a few, that keep everybody's accounts. Quick, until they are busy or down. */
import { z } from "zod";
import { InputError } from "../../parameter/input-error.js";
import { choice, flag, integer, money, quantity } from "../../parameter/parameter.js";
import { variants } from "../../parameter/variants.js";
import { defineLedger, type LedgerEngine } from "../definition.js";
import { delayParameters, delaySampler } from "../delay.js";
import { Outages, outagesSchema } from "../outages.js";
import { micro } from "../port.js";
import { checkClients, clientsSchema } from "./clients.js";
import { Cloud } from "./engine.js";
import { feesSchema, startFees } from "./fees.js";
import { serviceSampler, serviceSchema } from "./service.js";
import { CloudStatistics } from "./statistics.js";

/** Watts in a kilowatt, in which the engine reads powers. */
const WATTS = 1000;

const overloads = [
  { name: "wait", doc: "They wait, however many there are.", params: {} },
  { name: "shed", doc: "Beyond a limit they are turned away.", params: { limit: integer({ default: 1000, min: 0, max: 100_000_000, doc: "Most requests that wait in a region; 0: none waits." }) } },
] as const;

export const cloud = defineLedger({
  name: "cloud",
  doc: "A central service: a pool of servers that keeps all accounts, in one place or in several regions.",
  params: {
    servers: integer({ default: 16, min: 1, max: 100_000, doc: "Servers of a region, each of which serves one request at a time." }),
    service: serviceSchema,
    network: z.strictObject(delayParameters({ default: "80ms", doc: "Mean time of one way through the network.", each: "way" })).prefault({})
      .meta({ description: "The way of a request to the servers, and that of the answer to the payee, each drawn by itself." }),
    regions: integer({ default: 1, min: 1, max: 1000, doc: "Pools of servers, one in each region. Devices are attached to them in turn; all share one account book." }),
    overload: variants("kind", "wait", overloads, { doc: "What becomes of requests that find all servers busy." }),
    outages: outagesSchema("Outages of a region's servers, all of them at once.", true),
    during: choice(["retry", "wait"], { default: "retry", doc: "What becomes of requests in an outage: they are lost and their clients try again (ledger.clients), or are kept in the queue and served from the repair on.", when: { "outages.kind": ["random", "stated"] } }),
    failover: flag({ default: false, doc: "Whether clients turn to the next region while theirs is down.", when: { during: ["retry"] } }),
    clients: clientsSchema,
    fees: feesSchema,
    dust: money({ default: 0, max: 1e9, doc: "Least payment: smaller ones are rejected. A service that counts in cents has 0.01. Data are no payments, and exempt." }),
    serverPower: quantity("power", { default: "15 W", min: 0, max: 1e3, doc: "Power that each server draws, whatever it serves; the default, a sixteenth of a server of 240 W, the same as with other ledgers, is an assumption." }),
  },
  create({ kernel, recorder, book }, { servers, service, network, regions, overload, outages, during, failover, clients, fees, dust, serverPower }): LedgerEngine {
    if (failover && regions === 1) throw new InputError("has no effect with ledger.regions 1: there is nowhere else to turn to", { path: "ledger.failover" });
    if (failover && outages.kind === "none") throw new InputError("has no effect with ledger.outages.kind none", { path: "ledger.failover" });
    checkClients(clients, overload.kind === "shed" || (outages.kind !== "none" && during === "retry"));
    book.leastPayment = micro(dust);
    startFees(fees, book, recorder);
    const all = servers * regions, statistics = new CloudStatistics(() => kernel.now, recorder, all, all / service.mean);
    const engine = new Cloud({
      kernel, book, statistics, regions, clients, failover, keeps: during === "wait",
      pool: { servers, service: serviceSampler(service, kernel.stream("cloud/service")), limit: overload.kind === "shed" ? overload["limit"] as number : Infinity },
      network: delaySampler(network, kernel.stream("cloud/network")), pauses: kernel.stream("cloud/pauses"),
    });
    new Outages(outages, { kernel, recorder, name: "cloud", path: "ledger.outages", units: regions }, (region, isUp) => { engine.turned(region, isUp); });
    book.costs.stand(WATTS * serverPower * all);
    recorder.atEnd(() => { engine.close(); });
    return engine;
  },
});
