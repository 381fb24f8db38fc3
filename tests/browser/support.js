// A browser for one story: Debian's Chromium, headless, that reaches nothing but this machine, with its own network
// log kept and read at the end.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

/** The address of the chat, and the address that leaving leads to; `run.js` sets both. */
export const BASE = process.env.BASE;
export const EXIT = process.env.EXIT;
if (!BASE || !EXIT) throw new Error("start the stories with `node run.js`, or set BASE and EXIT");

/** Words that must be gone after leaving. */
export const CANARY = "zebra canary lawyer";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-domain-reliability",
  "--no-pings",
];

/**
 * Runs a story in a fresh browser and checks at its end, in the browser's own network log, that nothing but the chat
 * and the exit page was asked for anything. `options` are Playwright's for a context.
 */
export async function browse(options, story) {
  const folder = mkdtempSync(join(tmpdir(), "porchlight-browser-"));
  const log = join(folder, "net.json");
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [...FLAGS, `--log-net-log=${log}`, "--net-log-capture-mode=Everything"],
    // People's browsers keep pages in memory for "Back": so does this one.
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  try {
    const { hosts: allowed = [], ...rest } = options;
    const context = await browser.newContext({ baseURL: BASE, locale: "en-US", ...rest });
    context.setDefaultTimeout(15000);
    const page = await context.newPage();
    page.on("dialog", (dialog) => dialog.accept());
    const result = await story(page, context);
    await nothingIsKept(context);
    await browser.close();
    onlyHere(JSON.parse(readFileSync(log, "utf8")), allowed);
    return result;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** No cookie and no storage, in any page and at any time. */
async function nothingIsKept(context) {
  const state = await context.storageState({ indexedDB: true });
  if (state.cookies.length || state.origins.length) throw new Error(`kept: ${JSON.stringify(state)}`);
}

/** Reads Chromium's network log: every request and every look-up of a name is for an allowed place. */
function onlyHere(log, allowed) {
  const types = Object.fromEntries(Object.entries(log.constants.logEventTypes).map(([name, id]) => [id, name]));
  const places = new Set([new URL(BASE).host, new URL(EXIT).host, ...allowed]);
  const seen = new Set();
  let requests = 0;
  for (const { type, params } of log.events) {
    const name = types[type];
    if (name === "URL_REQUEST_START_JOB" && params?.url) {
      const url = new URL(params.url);
      if (!["http:", "https:", "ws:", "wss:"].includes(url.protocol)) continue;
      requests += 1;
      // The browser's own calls home have no page behind them.
      if (params.initiator === "not an origin" || params.initiator === undefined) {
        if (isChromiums(url.hostname)) continue;
      }
      if (!places.has(url.host)) seen.add(url.host);
    }
    if (name === "HOST_RESOLVER_MANAGER_REQUEST" && params?.host) {
      const host = params.host.replace(/^https?:\/\//, "").replace(/:\d+$/, "");
      if (!["127.0.0.1", "localhost"].includes(host) && !isChromiums(host)) seen.add(host);
    }
    const headers = params?.headers;
    if (name === "HTTP_TRANSACTION_READ_RESPONSE_HEADERS" && Array.isArray(headers)) {
      const cookie = headers.find((header) => /^set-cookie:/i.test(header));
      if (cookie) throw new Error("a cookie was set");
    }
  }
  if (!requests) throw new Error("the network log is empty: it proves nothing");
  if (seen.size) throw new Error(`other hosts were asked: ${[...seen].join(", ")}`);
}

const isChromiums = (host) => /(^|\.)(google|googleapis|gvt1|gstatic|google-analytics)\.com$/.test(host);

/** Says something in the box, with or without a script. */
export async function say(page, words) {
  const before = await page.locator(".turn.bot").count();
  await page.locator("#text").fill(words);
  await page.locator("#say button.send").click();
  await page.waitForFunction((n) => document.querySelectorAll(".turn.bot").length > n, before).catch(async () => {
    if ((await page.locator(".turn.bot").count()) <= before) throw new Error("no answer came");
  });
}

/** Everything a person could read on the page, and its source. */
export async function everything(page) {
  return `${await page.content().catch(() => "")} ${page.url()}`;
}

/** A site of somebody else, for as long as `story` runs. */
export async function site(pages, story) {
  const server = createServer((request, response) => {
    const page = pages(request.url, request);
    response.writeHead(page === undefined ? 404 : 200, { "content-type": "text/html; charset=utf-8" });
    response.end(page);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  try {
    return await story(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
