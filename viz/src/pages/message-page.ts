/** Pages without charts: nothing was run yet, the run is gone, the server does not answer. Each says what to do next. */
import { h } from "../dom.js";
import type { Page } from "./run-page.js";

function message(title: string, ...content: (HTMLElement | string)[]): Page {
  return { title, sections: [], close: () => undefined, element: h("div", { class: "message" }, h("h1", {}, title), content) };
}

const command = (text: string): HTMLElement => h("p", { class: "command" }, h("code", {}, text));

export function emptyPage(): Page {
  return message("No runs yet",
    h("p", {}, "A run is one scenario simulated once. Start the city, in which vehicles, drones, charging stations and homes pay each other over one tangle:"),
    command("npx tanglewood run scenarios/city.yaml"),
    h("p", {}, "It takes a few seconds. Then reload this page. All scenarios are listed by:"), command("npx tanglewood list"));
}

export function missingPage(what: string): Page {
  return message("There is no such run",
    h("p", {}, `The results folder has no run ${what}. It may have been deleted, or finished under another name: choose one from the list of runs above.`));
}

export function missingSweepPage(what: string): Page {
  return message("There is no such comparison", h("p", {}, `The results folder has no comparison ${what}. `, h("a", { href: "#/compare" }, "All comparisons")));
}

export function unverifiedPage(): Page {
  return message("Nothing was verified yet",
    h("p", {}, "The simulator can check itself against closed forms and published numbers. Its findings are then shown here:"),
    command("npx tanglewood verify"));
}

export function gonePage(retry: () => void): Page {
  return message("The viewer's server does not answer",
    h("p", {}, "The charts are read from the results folder by a small local server. Start it again, then retry:"), command("npx tanglewood view"),
    h("button", { type: "button", class: "main", onclick: retry }, "Retry"));
}

export function brokenPage(error: unknown): Page {
  return message("This page cannot be shown", h("p", {}, `The files that it is made of could not be understood: ${error instanceof Error ? error.message : String(error)}`));
}
