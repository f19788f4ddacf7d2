/** Serves the viewer until the user stops it, and opens it where somebody sits at the machine. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import open from "open";
import { ResultsError } from "../results/node/file-failure.js";
import { onOutput as colour } from "./colours.js";
import { packageRoot } from "./package.js";
import { listen, viewerServer } from "./viewer-server.js";

/** A desktop: a terminal, a screen, and not the far end of a connection. */
function isDesktop(): boolean {
  const { CI, SSH_CONNECTION, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (!process.stdout.isTTY || CI || SSH_CONNECTION) return false;
  return process.platform === "darwin" || process.platform === "win32" || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
}

export interface ServeOptions {
  readonly results: string;
  readonly port: number;
  /** Part of the address that names a run, e.g. `#/run/city/0123456789ab`. */
  readonly at?: string;
  readonly browser: boolean;
}

/** Resolves when the user stops the server. */
export async function serveViewer({ results, port, at = "", browser }: ServeOptions): Promise<void> {
  const pages = join(packageRoot, "dist", "viz");
  if (!existsSync(join(pages, "index.html"))) throw new ResultsError(`The viewer has not been built: ${pages} is missing. Run npm start, which builds it.`);
  const server = viewerServer(results, pages);
  const address = `http://localhost:${await listen(server, port)}/${at}`;
  process.stdout.write(`\nCharts: ${colour.underline(address)}\n`);
  process.stderr.write("Ctrl-C ends the viewer.\n");
  if (browser && isDesktop()) {
    // A desktop without a browser is no failure: the address stands above.
    await open(address).then((child) => child.on("error", () => {}), () => {});
  }
  await new Promise<void>((resolve) => { for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, resolve); });
  server.closeAllConnections();
  await new Promise((resolve) => { server.close(resolve); });
}
