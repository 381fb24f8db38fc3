// Everything works with JavaScript off.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CANARY, browse, say } from "../support.js";

test("a conversation by forms alone: words, buttons, new messages, a list without typing", async () => {
  await browse({ javaScriptEnabled: false }, async (page) => {
    await page.goto("/?lang=en");
    await page.locator(".list input[value=legal]").check();
    await page.locator(".list button").click();
    await page.waitForSelector(".turn.bot");
    assert.equal(await page.locator(".person").count(), 1);
    await say(page, `${CANARY}, please show services`);
    assert.equal(await page.locator(".person").count(), 2);
    await page.locator("#text").fill("half a sentence");
    await page.locator("#choices button").first().click();
    await page.waitForSelector(".person >> nth=2");
    assert.equal(await page.locator("#text").inputValue(), "half a sentence", "a button leaves the draft alone");
    await page.locator("button[name=look]").click();
    assert.equal(await page.locator("#text").inputValue(), "half a sentence");
    assert.equal(await page.locator(".person").count(), 3);
    assert.ok(await page.locator(".with-script").first().isHidden(), "nothing is offered that would not work");
  });
});

test("the page begins at the new reply", async () => {
  await browse({ javaScriptEnabled: false, viewport: { width: 390, height: 600 } }, async (page) => {
    await page.goto("/chat");
    await say(page, "I need a lawyer");
    await say(page, "and more services");
    const place = await page.locator("#new").boundingBox();
    assert.ok(place.y >= 0 && place.y < 500, `the reply is at ${place.y}`);
  });
});
