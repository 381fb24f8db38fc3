// No page has a violation that axe-core finds, in light, dark and high contrast, in both directions.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { browse, say } from "../support.js";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

async function check(page, name) {
  // From the outside, past the page's policy, which lets no other script in.
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"],
  }));
  const told = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")}`);
  assert.deepEqual(told, [], name);
}

const looks = {
  light: {},
  dark: { colorScheme: "dark" },
  "high contrast": { contrast: "more" },
  "dark high contrast": { contrast: "more", colorScheme: "dark" },
};
for (const [look, options] of Object.entries(looks)) {
  for (const language of ["en", "ar"]) {
    test(`axe finds nothing: ${look}, ${language}`, async () => {
      await browse({ ...options, bypassCSP: true, viewport: { width: 390, height: 844 } }, async (page) => {
        const open = async (path) => page.goto(`${path}?lang=${language}`);
        await open("/");
        await page.locator("details.have summary").click();
        await check(page, "landing");
        await open("/nothing-here");
        await check(page, "error");
        await open("/chat");
        await check(page, "empty");
        await say(page, "I need a lawyer and services");
        await say(page, "he has a gun and says he will kill me");
        await page.locator("#comeback summary").click();
        await page.locator("#comeback button").click();
        await page.waitForSelector(".words");
        await check(page, "conversation");
        await page.locator("#text").fill("x".repeat(61_000));
        await page.locator("#say button.send").click();
        await page.waitForFunction(() => document.querySelector("#notice").textContent.length > 20);
        await check(page, "notice");
      });
    });
  }
}
