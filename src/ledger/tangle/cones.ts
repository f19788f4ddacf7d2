/** Passes over the past and the future of a site. Each meets a site once, by stamping it with the number of the pass. */
import { CONFIRMED, DEAD, NONE, type Site, type Sites } from "./sites.js";

/**
 * Adds 1 to the cumulative weight of a site and of its past cone, up to what is settled, and collects in `reached` the
 * sites that have now reached `enough`, approvers first. The hot loop of a tangle: once a
 * transaction. A settled site's stamp is above every pass, so that one comparison tells what is not to be visited.
 *
 * Down to the site `dense` nearly every site is in the cone, and going through all of them in descending order is twice
 * as fast as following parents; below, the cone is thin and parents are followed from a stack.
 */
export function addWeight(sites: Sites, site: Site, dense: Site, enough: number, reached: Site[]): void {
  const { base, mask, width, parents, weight, stamp, stack } = sites;
  const pass = sites.newPass();
  let top = 0;
  stamp[site & mask] = pass;
  if (site < dense) stack[top++] = site;
  for (let met = site; met >= dense; met--) {
    const at = met & mask;
    if (stamp[at] !== pass) continue;
    if (++weight[at]! === enough) reached.push(met);
    for (let edge = at * width, end = edge + width; edge < end; edge++) {
      const parent = parents[edge]!, above = parent & mask;
      if (parent >= dense) stamp[above] = pass;
      else if (parent >= base && stamp[above]! < pass) {
        stamp[above] = pass;
        stack[top++] = parent;
      }
    }
  }
  while (top > 0) {
    const met = stack[--top]!, at = met & mask;
    if (++weight[at]! === enough) reached.push(met);
    for (let edge = at * width, end = edge + width; edge < end; edge++) {
      const parent = parents[edge]!, above = parent & mask;
      if (parent < base || stamp[above]! >= pass) continue;
      stamp[above] = pass;
      stack[top++] = parent;
    }
  }
}

/** Calls `visit` for a site and each site of its past cone that is not confirmed. */
export function visitUnconfirmedPast(sites: Sites, from: Site, visit: (site: Site) => void): void {
  const { base, mask, width, parents, state, stamp, stack } = sites;
  if (from < base || (state[from & mask]! & CONFIRMED) !== 0) return;
  const pass = sites.newPass();
  let top = 0;
  stamp[from & mask] = pass;
  stack[top++] = from;
  while (top > 0) {
    const site = stack[--top]!;
    visit(site);
    for (let edge = (site & mask) * width, end = edge + width; edge < end; edge++) {
      const parent = parents[edge]!, above = parent & mask;
      if (parent < base || stamp[above]! >= pass || (state[above]! & CONFIRMED) !== 0) continue;
      stamp[above] = pass;
      stack[top++] = parent;
    }
  }
}

/** Living sites and all living sites that approve one of them, directly or not, hidden ones included; needed only where a conflict is. */
export function futureCone(sites: Sites, from: readonly Site[]): Site[] {
  const { mask, stamp, state, lastApprover } = sites;
  const pass = sites.newPass();
  const cone = [...from];
  for (const site of from) stamp[site & mask] = pass;
  for (let i = 0; i < cone.length; i++) {
    const site = cone[i]!;
    for (let approver = lastApprover[site & mask]!; approver !== NONE; approver = sites.approverBefore(approver, site)) {
      const slot = approver & mask;
      if (stamp[slot] === pass || (state[slot]! & DEAD) !== 0) continue;
      stamp[slot] = pass;
      cone.push(approver);
    }
  }
  return cone;
}

/** The living sites of a transaction, the latest first, by looking through all; needed only where a conflict begins. */
export function findLiving(sites: Sites, transaction: number): Site[] {
  const { base, next, mask, state } = sites, found: Site[] = [];
  for (let site = next - 1; site >= base; site--) {
    if (sites.transaction[site & mask] === transaction && (state[site & mask]! & DEAD) === 0) found.push(site);
  }
  return found;
}
