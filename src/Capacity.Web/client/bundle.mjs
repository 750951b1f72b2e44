// Bundles the pages' client into wwwroot. Checking types is tsc's work, not this script's.
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "sass";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const out = here("../wwwroot/");

// A bundle that fails leaves nothing behind that looks whole.
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await cp(here("assets"), out, { recursive: true });

const { css } = compile(here("app.scss"), { loadPaths: [here("node_modules")], style: "compressed", quietDeps: true });
await writeFile(`${out}app.css`, css);

await build({
  entryPoints: [here("app.ts")],
  outfile: `${out}app.js`,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "eof",
  logLevel: "warning",
});
