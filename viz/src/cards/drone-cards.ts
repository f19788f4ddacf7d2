/** Cards of the drones and their solar charging stations: parcels, pads, sun, battery and price. */
import { drawRanks, rankHeight } from "../charts/rank-chart.js";
import { figure } from "../data/run.js";
import { number, percent, percentTick, sentence, time } from "../format/quantity.js";
import type { CardDefinition } from "./card.js";
import { coarse, seriesColumn, seriesTable, settledMean, timePlot } from "./over-time.js";
import { wholeTable } from "./table.js";

export const parcels: CardDefinition = {
  name: "parcels",
  build(run) {
    const onTime = seriesColumn(run, "drones.parcels.onTime"), late = seriesColumn(run, "drones.parcels.late"), missed = seriesColumn(run, "drones.parcels.missed");
    if (!onTime || !late || !missed) return undefined;
    const share = figure(run, "drones.parcels.onTime.share")?.value;
    const title = share === undefined ? "Parcels on time, late and missed" : `${percent(share)} of the parcels arrive on time`;
    const { times, columns: [kept, tardy, lost], width } = coarse(run, [onTime, late, missed], 36);
    const plot = timePlot(run, 240, title, {
      axis: `parcels per ${time(width).figure} ${time(width).unit}, stacked`, times, steps: true, ceiling: 1,
      layers: [
        { label: "on time", values: kept!, hue: "drones", strength: 0.5 }, { label: "late", values: tardy!, hue: "warn-rule", strength: 0.6 },
        { label: "missed", values: lost!, hue: "bad", strength: 0.75 },
      ],
    });
    return { title, note: "A parcel is late when it arrives after its deadline, and missed when no drone took it in time.", plots: [plot], table: seriesTable([plot]) };
  },
};

export const pads: CardDefinition = {
  name: "pads",
  build(run) {
    const used = seriesColumn(run, "charging.padUtilisation"), queue = seriesColumn(run, "charging.queue");
    if (!used) return undefined;
    const wait = figure(run, "charging.wait.mean");
    const mean = figure(run, "charging.padUtilisation")?.value ?? settledMean(run, used);
    const title = `Charging pads are ${percent(mean)} occupied${wait ? `; drones wait ${sentence(wait.value, "s")} for one` : ""}`;
    const plots = [
      timePlot(run, 190, title, { axis: "share of pads occupied", lines: [{ label: "pads", values: used, hue: "drones", overall: mean }], ceiling: 1, format: percent, tick: percentTick }),
      ...(queue ? [timePlot(run, 150, title, { axis: "drones waiting for a pad", lines: [{ label: "queue", values: queue, hue: "drones", area: true }], ceiling: 1 })] : []),
    ];
    return { title, note: "A pad is also occupied while its drone waits for the payment to be confirmed.", plots, table: seriesTable(plots) };
  },
};

export const sunAndPrice: CardDefinition = {
  name: "sun-battery-price",
  build(run) {
    const sun = seriesColumn(run, "charging.pv"), battery = seriesColumn(run, "charging.battery"), price = seriesColumn(run, "charging.price");
    if (!sun && !battery && !price) return undefined;
    const sold = figure(run, "charging.pv.yield"), bought = figure(run, "charging.grid.import");
    const title = sold && bought && sold.value + bought.value > 0
      ? `The stations' roofs give ${percent(sold.value / (sold.value + bought.value))} of the energy they take in`
      : "Sun, battery and price at the stations";
    const plots = [
      ...(sun ? [timePlot(run, 130, title, { axis: "solar power of all stations, kW", lines: [{ label: "sun", values: sun, hue: "grid-hue", area: true }] })] : []),
      ...(battery ? [timePlot(run, 130, title, {
        axis: "mean state of charge of the batteries", lines: [{ label: "battery", values: battery, hue: "drones" }], ceiling: 1, format: percent, tick: percentTick,
      })] : []),
      ...(price ? [timePlot(run, 130, title, { axis: "price of charging, tokens per kWh", lines: [{ label: "price", values: price, hue: "drones" }] })] : []),
    ];
    return { title, note: "Sun and weather are real; the price follows the station's own rule.", plots, table: seriesTable(plots) };
  },
};

const ROWS = 14;

export const stations: CardDefinition = {
  name: "stations",
  build(run) {
    const table = run.tables.stations, utilisation = table?.numbers("utilisation"), revenue = table?.numbers("revenue");
    if (!table || !utilisation || utilisation.length === 0) return undefined;
    const names = table.text("station");
    const order = names.map((_, i) => i).sort((a, b) => utilisation[b]! - utilisation[a]!);
    const busy = order.filter((i) => utilisation[i]! > 0.85).length;
    const title = busy > 0 ? `${busy} of ${names.length} stations are more than 85 % occupied` : `The busiest of ${names.length} stations is ${percent(utilisation[order[0]!]!)} occupied`;
    const ranks = order.slice(0, ROWS).map((i) => ({ name: names[i]!, value: utilisation[i]!, hue: "drones", ...(revenue ? { note: `earned ${number(revenue[i]!)}` } : {}) }));
    return {
      title, note: `Occupied share of each station's pads${names.length > ROWS ? `, the ${ROWS} busiest` : ""}${revenue ? ", with what its owner earned in tokens" : ""}.`,
      plots: [{ kind: "still", height: rankHeight(ranks.length), axis: "share of pads occupied", draw: (size) => drawRanks(ranks, size, "Stations by utilisation", title, percent, 1) }],
      table: wholeTable(table),
    };
  },
};
