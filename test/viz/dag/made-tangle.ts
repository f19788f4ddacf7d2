/**
 * Windows of a tangle as the engine writes them, made up from a fixed seed: parents among the sites that were seen last,
 * confirmation some seconds later, a few orphans, and pairs that conflict. What tests compare is returned beside the text.
 */
import seedrandom from "seedrandom";

export interface MadeTangle { readonly tangle: string; readonly views: string; readonly attached: readonly number[]; readonly conflicts: number }
interface Options { readonly sites: number; readonly rate?: number; readonly delay?: number; readonly latency?: number; readonly peers?: number; readonly first?: number; readonly orphans?: number; readonly every?: number }

const HEADER = "id,issued [s],attached [s],visible [s],parents,kind,stage,confirmed [s],weight,transaction,peer,died [s],conflict";
const KINDS = ["vehicle", "drone", "sensor", "validator"];

/** @param every so many sites, one conflicts with the one before; it loses */
export function makeTangle({ sites, rate = 20, delay = 1, latency = 6, peers = 0, first = 500, orphans = 0.01, every = Infinity }: Options): MadeTangle {
  const random = seedrandom.alea("made tangle"), rows = [HEADER], views = ["id,peer,seen [s],confirmed [s],died [s]"], attached: number[] = [];
  const short = (value: number): string => (Number.isNaN(value) ? "" : String(Number(value.toFixed(4))));
  let now = 100, seen = 0, conflicts = 0;
  for (let i = 0; i < sites; i++) {
    now += -Math.log(1 - random()) / rate;
    while (seen < i && attached[seen]! + delay <= now) seen++;
    const pool = Math.max(1, Math.round(2 * rate * delay)), pick = (): number => first + seen - 1 - Math.floor(random() * pool);
    const parents = [...new Set([pick(), pick()])].join(" ");
    const loses = i > 0 && i % every === 0, dies = loses || random() < orphans, wins = (i + 1) % every === 0 && i + 1 < sites;
    if (loses) conflicts++;
    const end = now + latency * (0.7 + 0.6 * random()), confirmed = dies ? Number.NaN : end, died = dies ? end : Number.NaN;
    const stage = loses ? "conflicting" : dies ? "orphaned" : "confirmed", kind = KINDS[Math.floor(random() * random() * 4)]!;
    rows.push([first + i, short(now - 0.2), short(now), short(now + delay), parents, kind, stage, short(confirmed), Math.floor(100 * random()), 1000 + i,
      peers === 0 ? "" : Math.floor(random() * peers), short(died), loses || wins ? Math.floor((i + 1) / every) : ""].join(","));
    for (let peer = 0; peer < peers; peer++) {
      const late = delay * (0.2 + 0.2 * peer) * random();
      views.push([first + i, peer, short(now + late), short(confirmed + late), short(died + late)].join(","));
    }
    attached.push(now);
  }
  return { tangle: `${rows.join("\n")}\n`, views: `${views.join("\n")}\n`, attached, conflicts };
}
