/**
 * The state of the page is its address: `#/run/<scenario>/<folder>?section=road&theme=dark`. Links and the back button
 * therefore work, and a page added later needs one more name here.
 */

export interface Route {
  readonly page: string;
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [page = "", ...rest] = path.split("/").filter((part) => part !== "").map(decode);
  return { page, path: rest, query: Object.fromEntries(new URLSearchParams(query)) };
}

export function formatRoute(route: Route): string {
  const path = [route.page, ...route.path].map(encodeURIComponent).join("/");
  const entries = Object.entries(route.query).filter(([, value]) => value !== "");
  const query = new URLSearchParams(entries).toString();
  return `#/${path}${query === "" ? "" : `?${query}`}`;
}

/** A link typed by hand may hold a stray per cent sign; it then names no run, and the page says so. */
function decode(part: string): string {
  try { return decodeURIComponent(part); } catch { return part; }
}
