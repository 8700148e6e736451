/**
 * Maven's door to the page: `node build.mjs build TARGET` and `node build.mjs test TARGET`.
 *
 * Costs a Java-only build nothing: `npm ci` runs only when the lock file is not the installed one, and a step only
 * when its inputs differ from those of its last success.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const page = dirname(fileURLToPath(import.meta.url));
const [stepName, targetFolder] = process.argv.slice(2);
const target = resolve(targetFolder);
const output = join(target, "classes", "page");

const steps = {
  build: [
    ["typescript/bin/tsc", "--noEmit"],
    ["vite/bin/vite.js", "build", "--logLevel", "warn", "--outDir", output],
  ],
  test: [
    ["prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "."],
    ["vitest/vitest.mjs", "run", "--reporter", "dot"],
  ],
};

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `Building the page needs Node.js 20.19 or newer, and this is ${process.versions.node}: install a newer one.`,
  );
}
installIfLockFileChanged();
runIfInputsChanged(stepName, steps[stepName]);

function installIfLockFileChanged() {
  const lockFile = readFileSync(join(page, "package-lock.json"));
  const stamp = join(page, "node_modules", ".installed");
  const wanted = hash([lockFile]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel", "error", "--prefer-offline"], {
    shell: process.platform === "win32",
  });
  writeFileSync(stamp, wanted);
}

function runIfInputsChanged(name, commands) {
  const stamp = join(target, `page-${name}.stamp`);
  const wanted = hash(inputFiles(page).flatMap((file) => [relative(page, file), readFileSync(file)]));
  const present = name !== "build" || existsSync(join(output, "index.html"));
  if (present && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  for (const [script, ...args] of commands) {
    run(process.execPath, [join(page, "node_modules", script), ...args], {
      env: { ...process.env, NO_COLOR: "1" },
    });
  }
  mkdirSync(target, { recursive: true });
  writeFileSync(stamp, wanted);
}

function inputFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== "node_modules")
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? inputFiles(path) : [path];
    });
}

function hash(parts) {
  const digest = createHash("sha256");
  for (const part of parts) digest.update(part).update("\0");
  return digest.digest("hex");
}

function run(command, args, options) {
  const result = spawnSync(command, args, { cwd: page, stdio: "inherit", ...options });
  if (result.error) fail(`Cannot start ${command}: ${result.error.message}`);
  if (result.status !== 0) fail(`The page's ${stepName} failed in: ${command} ${args.join(" ")}`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
