/** Follows one transaction from its device to its confirmation, at every peer that is drawn; or tells what to do while none is followed. */
import type { RunEntry } from "../data/files.js";
import { h } from "../dom.js";
import { number, sentence } from "../format/quantity.js";
import { countBelow, type Cone } from "./cones.js";
import { countUntil, NONE, type Graph } from "./graph.js";
import { ABSENT, stateAt, type History } from "./history.js";
import type { Conflict } from "./conflict-list.js";
import { markIcon } from "./legend.js";
import { speaksForNetwork } from "./marks.js";
import { moment } from "./player.js";
import { issuerOf, stateWord, wayOf } from "./site-words.js";
import { findTransaction } from "./transaction-row.js";

export interface PanelActions { goTo(time: number): void; pick(site: number | undefined): void }
export interface Followed { readonly graph: Graph; readonly history: History; readonly site: number; readonly past: Cone; readonly future: Cone }

/** What a panel holds, and how it tells of another moment without being made anew. */
export interface Panel { readonly nodes: readonly HTMLElement[]; at(time: number): void }

export function emptyPanel(): Panel {
  return { at: () => undefined, nodes: [
    h("h2", {}, "Follow a transaction"),
    h("p", { class: "soft" }, "Point at a mark to see what it approves, to its left, and what approves it, to its right. Click it to follow its transaction from the device to confirmation."),
    h("p", { class: "soft" }, "Drag to move; Ctrl and the wheel, or the buttons, to zoom. ", h("kbd", {}, "Space"), " plays, ", h("kbd", {}, "←"), " and ", h("kbd", {}, "→"), " step, ", h("kbd", {}, "Esc"), " lets go."),
  ] };
}

export function sitePanel(entry: RunEntry, { graph, history, site, past, future }: Followed, actions: PanelActions): Panel {
  const transaction = graph.transaction[site]!, way = wayOf(graph, history, site), star = speaksForNetwork(graph.kinds[graph.kind[site]!]!);
  const jump = (at: number): HTMLElement => h("button", { type: "button", class: "quiet small digits", "aria-label": `Show the moment ${moment(at)} s`, onclick: () => { actions.goTo(at); } }, moment(at));
  const steps = way.map(({ name, at, since }) => h("li", {},
    h("span", {}, name), Number.isNaN(at) ? h("span", { class: "soft" }, "–") : jump(at), h("span", { class: "soft digits" }, Number.isNaN(at) || since === 0 ? "" : `+ ${sentence(since, "s")}`)));
  const again = otherSites(graph, site), log = h("div", { class: "dag-log" }), icon = h("span", { class: "dag-icon" }), now = h("b", {}), approvers = h("dd", { class: "digits" });
  void describe(entry, transaction, log);
  const nodes = [
    head([icon, `Transaction ${transaction}`], "Follow no transaction", actions),
    h("p", { class: "soft" }, `Site ${graph.first + site}, from ${issuerOf(graph, site)}: `, now),
    log,
    h("ol", { class: "dag-way", "aria-label": "Its way, in simulated seconds" }, steps),
    graph.peers.length > 0 ? peerTable(graph, site) : undefined,
    h("dl", { class: "dag-facts" },
      fact("Weight in the end", number(graph.weight[site]!)), fact("Approves, in this window", number(past.length)), graph.before[site]! === 0 ? undefined : fact("Parents before this window", number(graph.before[site]!)), h("div", {}, h("dt", {}, "Approved by, at this moment"), approvers),
      graph.conflict[site]! === NONE ? undefined : fact("Conflict set", String(graph.conflict[site]!))),
    again.length === 0 ? undefined : h("p", {}, "Also attached as ", again.map((other, i) => [i > 0 ? ", " : "",
      h("button", { type: "button", class: "quiet small", onclick: () => { actions.pick(other); } }, `site ${graph.first + other}`)])),
  ].filter((element) => element !== undefined);
  return { nodes, at(time) {
    const state = stateAt(history, site, time);
    icon.replaceChildren(...(state === ABSENT ? [] : [markIcon(state, star)]));
    now.textContent = stateWord(history, site, time);
    approvers.textContent = number(countBelow(future, countUntil(graph.attached, time)));
    steps.forEach((step, i) => { step.className = way[i]!.at <= time ? "past" : ""; });
  } };
}

/** @param cones all that approves each side */
export function conflictPanel(graph: Graph, history: History, conflict: Conflict, cones: readonly Cone[], actions: PanelActions): Panel {
  const words = conflict.sides.map(() => h("span", { class: "soft" }));
  const nodes = [
    head([`Conflict set ${conflict.number}`], "Leave the conflict", actions),
    h("p", { class: "soft" }, `${conflict.sides.length} transactions spend the same funds; the second was attached at ${moment(conflict.since)} s. Each side is drawn with all that approves it.`),
    h("ul", { class: "dag-sides" }, conflict.sides.map(({ transaction, sites }, i) => h("li", { style: `--hue:var(--side-${(i % 3) + 1})` }, h("b", {}, `Transaction ${transaction}`), words[i],
      sites.map((site) => h("button", { type: "button", class: "quiet small", onclick: () => { actions.pick(site); } }, `site ${graph.first + site}`))))),
  ];
  return { nodes, at(time) {
    conflict.sides.forEach(({ sites }, i) => { words[i]!.textContent = `${stateWord(history, sites.at(-1)!, time)}, approved by ${number(countBelow(cones[i]!, countUntil(graph.attached, time)))}`; });
  } };
}

function head(title: (HTMLElement | string)[], close: string, actions: PanelActions): HTMLElement {
  return h("div", { class: "dag-panel-head" }, h("h2", {}, title), h("button", { type: "button", class: "quiet small", "aria-label": close, onclick: () => { actions.pick(undefined); } }, "Close"));
}

function peerTable(graph: Graph, site: number): HTMLElement {
  const issued = graph.issued[site]!;
  const cell = (at: number): HTMLElement => h("td", { class: "number" }, Number.isNaN(at) ? "–" : `+ ${sentence(at - issued, "s")}`);
  return h("div", { class: "table-box", tabindex: 0, role: "region", "aria-label": "At each drawn peer, after issue" },
    h("table", {}, h("thead", {}, h("tr", {}, ["at peer", "seen", "confirmed", "given up"].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, graph.peers.map(({ peer, times }) => h("tr", {}, h("td", {}, String(peer)), cell(times.seen[site]!), cell(times.confirmed[site]!), cell(times.died[site]!))))));
}

function fact(name: string, value: string): HTMLElement { return h("div", {}, h("dt", {}, name), h("dd", { class: "digits" }, value)); }

/** Other sites that hold the same transaction; it was attached again, so they stand within a search of the window. */
function otherSites(graph: Graph, site: number): number[] {
  const found: number[] = [], transaction = graph.transaction[site]!;
  for (let other = countUntil(graph.attached, graph.issued[site]! - 1e-9); other < graph.length && found.length < 8; other++) {
    if (other !== site && graph.transaction[other] === transaction) found.push(other);
  }
  return found;
}

async function describe(entry: RunEntry, transaction: number, place: HTMLElement): Promise<void> {
  const row = await findTransaction(entry, transaction).catch(() => undefined);
  if (row === undefined) return;
  const amount = Number(row["amount"]);
  const party = (account: string | undefined): string => (account === undefined || account === "" ? "nobody" : /^\d+$/.test(account) ? `account ${account}` : account);
  const deal = amount > 0 ? `${number(amount)} ${amount === 1 ? "token" : "tokens"} from ${party(row["payer"])} to ${party(row["payee"])}` : `data from ${party(row["payer"])}`;
  place.append(h("p", {}, h("b", {}, row["purpose"] ?? ""), `: ${deal}.`));
}
