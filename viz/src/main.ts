/** Starts the page: reads the address, loads the run that it names, and shows it under the header. */
import { brandMark } from "./brand.js";
import type { AxisScale } from "./charts/frame.js";
import { clampRange, formatRange, parseRange } from "./charts/time-range.js";
import type { RunEntry } from "./data/files.js";
import { report } from "./data/origin.js";
import { loadRun } from "./data/run.js";
import { ServerGone, fetchRuns, fetchSweeps, fetchText, fetchValidation, runPath } from "./data/server.js";
import type { ListedSweep } from "./compare/written.js";
import { h } from "./dom.js";
import { follow } from "./follow.js";
import { reportFoot, reportName, reportNotes } from "./pages/report-parts.js";
import { brokenPage, emptyPage, gonePage, missingPage, unverifiedPage } from "./pages/message-page.js";
import { runChooser } from "./pages/run-chooser.js";
import { dagPage, type DagPage } from "./pages/dag-page.js";
import { runPage, runRoute, type Page } from "./pages/run-page.js";
import { sweepsPage } from "./pages/sweeps-page.js";
import { validationPage } from "./pages/validation-page.js";
import { formatRoute, parseRoute, type Route } from "./route.js";
import { applyTheme, themeSwitch } from "./theme.js";

const chooser = runChooser(), carried = report();
const sectionLinks = h("nav", { class: "sections", "aria-label": "Sections of the run" });
const barLinks = [["compare", "Compare"], ["validation", "Validation"]].map(([name, title]) => h("a", { class: "bar-link", href: `#/${name!}`, "data-page": name }, title));
const controls = h("div", { class: "controls" });
const secondLine = h("div", { class: "second-line" }, sectionLinks, controls);
const main = h("main", { id: "main", tabindex: -1 });
const progress = h("p", { class: "hidden-label", role: "status" });

let page: (Page & Partial<Pick<DagPage, "apply">>) | undefined;
let shown: { readonly path: string; readonly section: string | undefined; readonly entry: RunEntry | undefined } | undefined;
let loads = 0, listed: readonly ListedSweep[] = [];
const following = follow(lookAgain);

async function navigate(): Promise<void> {
  // A report has one place to begin at, and no list of what else there is.
  if (carried && parseRoute(location.hash).page === "") history.replaceState(null, "", formatRoute({ ...parseRoute(carried.home), query: themeOf(parseRoute(location.hash)) }));
  const route = parseRoute(location.hash);
  applyTheme(route.query["theme"]);
  if (page !== undefined && pathOf(route) === shown?.path) {
    page.apply?.(route.query);
    page.choices?.set(route.query);
    page.view?.range.set(parseRange(route.query["time"]));
    page.view?.scale.set(scaleOf(route));
    if (route.query["section"] !== shown.section) reveal(route);
    drawLinks(route);
    return;
  }
  const load = ++loads;
  progress.textContent = "Loading";
  main.setAttribute("aria-busy", "true");
  const retry = (): void => { shown = undefined; void navigate(); };
  let entry: RunEntry | undefined;
  const next = await open(route, (found) => { entry = found; }).catch((error: unknown) => (error instanceof ServerGone ? gonePage(retry) : brokenPage(error)));
  if (load !== loads) return;
  show(next, entry);
  main.removeAttribute("aria-busy");
  progress.textContent = `${next.title} is shown`;
  document.title = `${next.title} · Tanglewood`;
  const now = parseRoute(location.hash);
  if (now.query["section"] === undefined) scrollTo({ top: 0 });
  else reveal(now);
}

function show(next: Page, entry: RunEntry | undefined): void {
  const route = parseRoute(location.hash);
  page?.close();
  page = next;
  shown = { path: pathOf(route), section: route.query["section"], entry };
  main.replaceChildren(next.element);
  controls.replaceChildren(...(next.controls ? [next.controls] : []));
  next.view?.range.listen((range) => keep("time", formatRange(range)));
  next.view?.scale.listen((scale) => keep("scale", scale === "linear" ? scale : ""));
  next.choices?.listen((query) => keepAll(query));
  drawLinks(route);
}

/** Which page of which run an address names, without what is chosen on it. */
function pathOf({ page: name, path }: Route): string { return [name, ...path].join("/"); }

/** Keeps a choice in the address, without a jump to anything yet with a way back. */
function keep(name: string, value: string): void {
  const now = parseRoute(location.hash);
  if (value === (now.query[name] ?? "")) return;
  keepAll({ ...now.query, [name]: value });
}

function keepAll(query: Readonly<Record<string, string>>): void {
  const now = parseRoute(location.hash), changed = { ...now, query };
  if (formatRoute(now) === formatRoute(changed)) return;
  history.pushState(null, "", formatRoute(changed));
  drawLinks(changed);
}

function scaleOf(route: Route): AxisScale { return route.query["scale"] === "linear" ? "linear" : "log"; }

/** Loads the run that the address names, and tells which it is before it is read. */
async function open(route: Route, found: (entry: RunEntry) => void): Promise<Page> {
  const [runs, sweeps] = await Promise.all([fetchRuns(), fetchSweeps()]);
  listed = sweeps;
  if (route.page === "compare") {
    chooser.show(runs, sweeps, sweepOf(route), themeOf(route));
    return route.path[0] === undefined ? sweepsPage(sweeps, themeOf(route)) : await (await import("./pages/compare-page.js")).openSweep(route.path[0], route.query);
  }
  if (route.page === "validation") {
    chooser.show(runs, sweeps, undefined, themeOf(route));
    const findings = await fetchValidation();
    return findings === undefined ? unverifiedPage() : validationPage(findings);
  }
  const named = route.page === "run" || route.page === "tangle";
  const wanted = named ? runs.find((entry) => same(entry, route.path)) ?? await runOfSweep(route.path) : runs.find((entry) => entry.status === "done") ?? runs[0];
  chooser.show(runs, sweeps, wanted, themeOf(route));
  if (carried === undefined && runs.some((entry) => entry.status === "running")) following.start();
  if (wanted !== undefined) {
    found(wanted);
    // An address that names no run gets the one of the newest, so that it can be kept and shared.
    if (!named) history.replaceState(null, "", runRoute(wanted, themeOf(route)));
    return await load(wanted, route);
  }
  if (!named && sweeps.length > 0) return sweepsPage(sweeps, themeOf(route));
  return runs.length === 0 && sweeps.length === 0 ? emptyPage() : missingPage(route.path.join("/"));
}

/** The comparison that an address names. */
function sweepOf(route: Route): ListedSweep | undefined { return route.page === "compare" ? listed.find(({ name }) => name === route.path[0]) : undefined; }

/** A run that was computed for a comparison: it is not in the list, which would be flooded, but has its charts all the same. */
async function runOfSweep([scenario = "", run = ""]: readonly string[]): Promise<RunEntry | undefined> {
  const entry: RunEntry = { scenario, run, folder: run, status: "done", seed: "" };
  const manifest = listed.some(({ name }) => name === scenario) ? await fetchText(entry, "manifest.json") : undefined;
  try { return manifest === undefined ? undefined : { ...entry, seed: (JSON.parse(manifest) as { seed: string }).seed }; } catch { return undefined; }
}

async function load(entry: RunEntry, route: Route): Promise<Page> {
  if (route.page === "tangle") return await dagPage(entry, route.query);
  const run = await loadRun(entry), range = parseRange(route.query["time"]);
  const duration = run.summary?.duration ?? run.series.numbers("time")?.at(-1) ?? 0;
  return runPage(run, { range: range && clampRange(range.from, range.to, duration), scale: scaleOf(route) });
}

/** Shows the list of runs anew, and the run too if it was being written. @returns whether any run still is */
async function lookAgain(): Promise<boolean> {
  const runs = await fetchRuns(), before = shown?.entry, loading = loads;
  const entry = before && runs.find((each) => each.scenario === before.scenario && each.run === before.run);
  chooser.show(runs, listed, entry ?? before ?? sweepOf(parseRoute(location.hash)), themeOf(parseRoute(location.hash)));
  // A reader who is typing or selecting in the page is not disturbed.
  if (entry && before.status === "running" && !main.contains(document.activeElement?.closest("input, details") ?? null)) {
    const next = await load(entry, parseRoute(location.hash));
    if (loading !== loads || shown?.entry !== before) { next.close(); return true; }
    // A finished run has moved to its final place.
    const route = parseRoute(location.hash);
    history.replaceState(null, "", formatRoute({ ...route, path: runPath(entry) }));
    main.style.minHeight = `${main.offsetHeight}px`;
    show(next, entry);
    requestAnimationFrame(() => requestAnimationFrame(() => { main.style.minHeight = ""; }));
    if (entry.status !== "running") progress.textContent = `${next.title} has ended: ${entry.status}`;
  }
  return runs.some((each) => each.status === "running");
}

function same(entry: RunEntry, path: readonly string[]): boolean {
  const [scenario, folder] = runPath(entry);
  return path[0] === scenario && (path[1] === folder || path[1] === entry.run);
}

function themeOf(route: Route): Record<string, string> {
  const theme = route.query["theme"];
  return theme === undefined ? {} : { theme };
}

function drawLinks(route: Route): void {
  sectionLinks.replaceChildren(...(page?.sections ?? []).map(({ name, title }) => {
    // A link to where the address already points changes nothing, yet its reader may have scrolled away.
    const again = (): void => {
      const now = parseRoute(location.hash);
      if (now.query["section"] === name) reveal(now);
    };
    return h("a", { href: formatRoute({ ...route, query: { ...route.query, section: name } }), onclick: again }, title);
  }));
  secondLine.hidden = (page?.sections.length ?? 0) < 2 && page?.controls === undefined;
  for (const link of barLinks) {
    const name = link.dataset["page"]!;
    link.hash = formatRoute({ page: name, path: [], query: themeOf(route) });
    if (route.page === name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".run-list a")) link.hash = formatRoute({ ...parseRoute(link.hash), query: themeOf(route) });
}

/** Scrolls to the section that the address names and moves the reading position there. */
function reveal(route: Route): void {
  const heading = document.getElementById(`title-${route.query["section"] ?? ""}`);
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
  if (shown) shown = { ...shown, section: route.query["section"] };
}

const toggle = themeSwitch((theme) => {
  const route = parseRoute(location.hash);
  applyTheme(theme);
  location.hash = formatRoute({ ...route, query: { ...route.query, theme } });
});

const around = carried ? [reportName(carried)] : [chooser.element, h("nav", { class: "bar-links", "aria-label": "Pages" }, barLinks)];
document.getElementById("app")!.append(
  h("header", { class: "bar" }, h("div", { class: "bar-line" }, h("a", { class: "brand", href: "#/" }, brandMark(), "Tanglewood"), around, toggle), secondLine), main, progress);
if (carried) {
  main.before(...reportNotes(carried));
  main.after(reportFoot(carried));
}
addEventListener("hashchange", () => void navigate());
void navigate();
