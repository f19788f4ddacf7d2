/**
 * Peers as a scenario names them: a number (`7`), a range (`0-49`), a share drawn at random (`30%`), the name of a region
 * (`europe`), several of these in one text (`3, 7-9`), or a list of any of these.
 */
import { z } from "zod";
import type { RandomStream } from "../../../../sim/random.js";
import type { Peer } from "../../control.js";
import type { Placement } from "./placement.js";

const FORMS = "a peer (7), a range (0-49), a share (30%), the name of a region, or a list of these";

export const peerSetSchema = z.union([z.number(), z.string(), z.array(z.union([z.number(), z.string()]))], { error: `must be ${FORMS}` })
  .meta({ description: `Peers: ${FORMS}.` });
export type PeerSet = z.output<typeof peerSetSchema>;

/** What a part of a set stands for: peers by name, or a share of those that nobody names. */
export type PeerSetPart = { readonly peers: readonly Peer[] } | { readonly share: number };

/** The parts of a set. @returns a sentence where one of them is none, or there are none */
export function partsOf(set: PeerSet, placement: Placement): PeerSetPart[] | { readonly error: string } {
  const words = (Array.isArray(set) ? set : [set]).flatMap((item) => String(item).split(",")).map((word) => word.trim());
  const parts: PeerSetPart[] = [];
  for (const word of words) {
    const part = partOf(word, placement);
    if ("error" in part) return part;
    parts.push(part);
  }
  return parts.length > 0 ? parts : { error: "must name at least one peer" };
}

function partOf(word: string, placement: Placement): PeerSetPart | { readonly error: string } {
  const count = placement.x.length;
  const region = placement.regions.findIndex(({ name }) => name === word);
  if (region !== -1) return { peers: peersFrom(0, count - 1).filter((peer) => placement.regionOf[peer] === region) };
  const share = /^(\d+(?:\.\d+)?)\s*%$/.exec(word);
  if (share) {
    const value = Number(share[1]) / 100;
    return value <= 1 ? { share: value } : { error: `must be a share of at most 100 %, found "${word}"` };
  }
  const range = /^(\d+)(?:\s*-\s*(\d+))?$/.exec(word);
  if (!range) {
    const known = placement.regions.length === 0 ? "" : `; regions are ${placement.regions.map(({ name }) => name).join(", ")}`;
    return { error: `must be ${FORMS}, found "${word}"${known}` };
  }
  const first = Number(range[1]), last = Number(range[2] ?? range[1]);
  if (last < first) return { error: `must be a range from the lower to the higher peer, found "${word}"` };
  if (last >= count) return { error: `names peer ${last}, but the ${count} peers are numbered 0 to ${count - 1}` };
  return { peers: peersFrom(first, last) };
}

function peersFrom(first: Peer, last: Peer): Peer[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/**
 * The peers of several sets at once, each in the set it belongs to or −1. Named peers come first, then shares are drawn
 * among the peers that are left. @returns a sentence where two sets overlap or shares are too many
 */
export function divide(sets: readonly (readonly PeerSetPart[])[], peers: number, random: RandomStream): Int16Array | { readonly error: string } {
  const setOf = new Int16Array(peers).fill(-1);
  for (const [index, parts] of sets.entries()) {
    for (const peer of parts.flatMap((part) => ("peers" in part ? part.peers : []))) {
      if (setOf[peer] !== -1 && setOf[peer] !== index) return { error: `must name each peer in one group only; peer ${peer} is in two` };
      setOf[peer] = index;
    }
  }
  const left = peersFrom(0, peers - 1).filter((peer) => setOf[peer] === -1);
  for (const [index, parts] of sets.entries()) {
    for (const part of parts) {
      if (!("share" in part)) continue;
      const wanted = Math.round(part.share * peers);
      if (wanted === 0) return { error: `must take at least one peer: a share of ${part.share * 100} % of ${peers} peers is none` };
      if (wanted > left.length) return { error: `must take no more peers than there are: a share of ${part.share * 100} % is ${wanted}, and ${left.length} are left` };
      for (let i = 0; i < wanted; i++) {
        const place = random.integer(left.length);
        setOf[left[place]!] = index;
        left[place] = left[left.length - 1]!;
        left.pop();
      }
    }
  }
  return setOf;
}
