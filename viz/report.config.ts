/**
 * Builds the page of a report: the viewer in one file, with its styles, typeface and worker inside, which opens from the
 * disk. `tanglewood report` puts the data in; nothing is built then. A worker of the format "es" would not start from there.
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

const here = dirname(fileURLToPath(import.meta.url));

export default defineConfig({
  root: here,
  publicDir: false,
  cacheDir: join(here, "../node_modules/.vite-viz"),
  plugins: [viteSingleFile()],
  worker: { format: "iife" },
  build: { outDir: "../dist/report", emptyOutDir: true, target: "es2022", rolldownOptions: { input: join(here, "report.html") } },
});
