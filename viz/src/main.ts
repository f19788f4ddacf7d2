/** Starts the page: reads the address, loads the run that it names, and shows it under the header. */
import { brandMark } from "./brand.js";
import type { RunEntry } from "./data/files.js";
import { loadRun } from "./data/run.js";
import { ServerGone, fetchRuns, runPath } from "./data/server.js";
import { h } from "./dom.js";
import { brokenPage, emptyPage, gonePage, missingPage } from "./pages/message-page.js";
import { runChooser } from "./pages/run-chooser.js";
import { runPage, runRoute, type Page } from "./pages/run-page.js";
import { formatRoute, parseRoute, type Route } from "./route.js";
import { applyTheme, themeSwitch } from "./theme.js";

const chooser = runChooser();
const sectionLinks = h("nav", { class: "sections", "aria-label": "Sections of the run" });
const main = h("main", { id: "main", tabindex: -1 });
const progress = h("p", { class: "hidden-label", role: "status" });

let page: Page | undefined;
let shownPath: string | undefined;
let loads = 0;

async function navigate(): Promise<void> {
  let route = parseRoute(location.hash);
  applyTheme(route.query["theme"]);
  if (page !== undefined && route.page === "run" && route.path.join("/") === shownPath) { reveal(route); return; }
  const load = ++loads;
  progress.textContent = "Loading the run";
  main.setAttribute("aria-busy", "true");
  const retry = (): void => { shownPath = undefined; void navigate(); };
  const next = await open(route).catch((error: unknown) => (error instanceof ServerGone ? gonePage(retry) : brokenPage(error)));
  if (load !== loads) return;
  route = parseRoute(location.hash);
  page?.close();
  page = next;
  shownPath = route.path.join("/");
  main.replaceChildren(page.element);
  main.removeAttribute("aria-busy");
  progress.textContent = `${page.title} is shown`;
  document.title = `${page.title} · Tanglewood`;
  drawSections(route);
  if (route.query["section"] === undefined) scrollTo({ top: 0 });
  else reveal(route);
}

async function open(route: Route): Promise<Page> {
  const runs = await fetchRuns();
  const wanted = route.page === "run" ? runs.find((entry) => same(entry, route.path)) : runs.find((entry) => entry.status === "done") ?? runs[0];
  chooser.show(runs, wanted, themeOf(route));
  if (wanted !== undefined) {
    // An address that names no run gets the one of the newest, so that it can be kept and shared.
    if (route.page !== "run") history.replaceState(null, "", runRoute(wanted, themeOf(route)));
    return runPage(await loadRun(wanted));
  }
  return runs.length === 0 ? emptyPage() : missingPage(route.path.join("/"));
}

function same(entry: RunEntry, path: readonly string[]): boolean {
  const [scenario, folder] = runPath(entry);
  return path[0] === scenario && (path[1] === folder || path[1] === entry.run);
}

function themeOf(route: Route): Record<string, string> {
  const theme = route.query["theme"];
  return theme === undefined ? {} : { theme };
}

function drawSections(route: Route): void {
  sectionLinks.replaceChildren(...(page?.sections ?? []).map(({ name, title }) => {
    // A link to where the address already points changes nothing, yet its reader may have scrolled away.
    const again = (): void => {
      const now = parseRoute(location.hash);
      if (now.query["section"] === name) reveal(now);
    };
    return h("a", { href: formatRoute({ ...route, query: { ...route.query, section: name } }), onclick: again }, title);
  }));
  sectionLinks.hidden = (page?.sections.length ?? 0) < 2;
}

/** Scrolls to the section that the address names and moves the reading position there. */
function reveal(route: Route): void {
  const heading = document.getElementById(`title-${route.query["section"] ?? ""}`);
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
  drawSections(route);
  const current = parseRoute(location.hash);
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".run-list a")) {
    const target = parseRoute(link.hash);
    link.hash = formatRoute({ ...target, query: themeOf(current) });
  }
}

const toggle = themeSwitch((theme) => {
  const route = parseRoute(location.hash);
  applyTheme(theme);
  location.hash = formatRoute({ ...route, query: { ...route.query, theme } });
});

document.getElementById("app")!.append(
  h("header", { class: "bar" }, h("div", { class: "bar-line" }, h("a", { class: "brand", href: "#/" }, brandMark(), "Tanglewood"), chooser.element, toggle), sectionLinks), main, progress);
addEventListener("hashchange", () => void navigate());
void navigate();
