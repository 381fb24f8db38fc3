// Runs the stories. Without BASE, starts the web chat over a fake core (build it first:
// `cargo build -p porchlight-web --example fake`); with BASE=http://127.0.0.1:8080 EXIT=http://127.0.0.1:8124/, runs
// them against a server that is already there and whose exit page is EXIT. EXIT is answered from here if it is free.
// Arguments: names of stories (`node run.js leave axe`); none: all.

import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { createServer, get } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const stop = [];

function listen(port) {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<!doctype html><title>Weather</title><h1>Weather</h1><p>Sunny.");
  });
  return new Promise((ready) => {
    server.on("error", () => ready(undefined)).listen(port, "127.0.0.1", () => {
      stop.push(() => { server.closeAllConnections(); server.close(); });
      ready(server.address().port);
    });
  });
}

async function answers(address) {
  for (let tries = 0; tries < 200; tries += 1) {
    const there = await new Promise((ready) => {
      get(address, (response) => { response.resume(); ready(true); }).on("error", () => ready(false));
    });
    if (there) return;
    await new Promise((ready) => setTimeout(ready, 50));
  }
  throw new Error(`nothing answers at ${address}`);
}

let { BASE, EXIT } = process.env;
if (BASE) {
  if (!EXIT) throw new Error("BASE needs EXIT: the address that leaving leads to");
  const { hostname, port } = new URL(EXIT);
  if (hostname === "127.0.0.1") await listen(Number(port));
} else {
  EXIT = `http://127.0.0.1:${await listen(0)}/`;
  const free = createServer();
  const port = await new Promise((ready) => free.listen(0, "127.0.0.1", () => ready(free.address().port)));
  await new Promise((closed) => free.close(closed));
  BASE = `http://127.0.0.1:${port}`;
  const target = process.env.CARGO_TARGET_DIR ?? join(here, "../../target");
  const server = spawn(join(target, "debug/examples/fake"), [`127.0.0.1:${port}`, EXIT], { stdio: "inherit" });
  stop.push(() => server.kill());
}

let code = 1;
try {
  await answers(BASE);
  const wanted = process.argv.slice(2);
  const stories = readdirSync(join(here, "stories"))
    .filter((file) => file.endsWith(".js") && (!wanted.length || wanted.includes(file.slice(0, -3))))
    .map((file) => join(here, "stories", file));
  const runner = spawn(process.execPath, ["--test", "--test-reporter=spec", "--test-concurrency=2", ...stories], {
    stdio: "inherit",
    env: { ...process.env, BASE, EXIT },
  });
  code = await new Promise((done) => runner.on("exit", done));
} finally {
  stop.forEach((end) => end());
}
process.exit(code ?? 1);
