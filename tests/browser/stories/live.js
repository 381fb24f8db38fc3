// With a script, replies come by themselves, and only new turns travel.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BASE, browse, say } from "../support.js";

test("what is said in one tab appears in the other, which holds the same key", async () => {
  await browse({}, async (page, context) => {
    await page.goto("/chat");
    await say(page, "I need a lawyer");
    await page.waitForTimeout(300);
    const key = await page.locator("#say input[name=conversation]").inputValue();
    await context.request.post(`${BASE}/chat`, { form: { conversation: key, turn: "900", text: "from elsewhere" } });
    await page.locator(".person", { hasText: "from elsewhere" }).waitFor();
  });
});

test("after the first page only new turns travel, and nothing is loaded again", async () => {
  await browse({}, async (page) => {
    const loaded = [];
    page.on("requestfinished", async (request) => {
      const sizes = await request.sizes().catch(() => undefined);
      loaded.push({ path: new URL(request.url()).pathname, bytes: sizes?.responseBodySize ?? 0 });
    });
    await page.goto("/");
    await page.waitForTimeout(200);
    const first = loaded.reduce((sum, { bytes }) => sum + bytes, 0);
    assert.ok(first < 100_000, `the first page weighs ${first}`);
    await say(page, "hello");
    await say(page, "hello again");
    await page.waitForTimeout(300);
    const paths = new Set(loaded.slice(-2).map(({ path }) => path));
    assert.deepEqual([...paths], ["/stream"]);
    const said = await page.evaluate(() => document.querySelector("#thread").innerHTML.length);
    const answers = loaded.filter(({ path }) => path === "/stream");
    assert.ok(answers.every(({ bytes }) => bytes < said + 2_000));
  });
});

test("new turns are announced politely, and the box keeps the focus", async () => {
  await browse({}, async (page) => {
    await page.goto("/chat");
    assert.equal(await page.locator("#thread").getAttribute("aria-live"), "polite");
    await page.locator("#text").fill("hello");
    await page.locator("#text").press("Enter");
    await page.waitForSelector(".turn.bot");
    assert.ok(await page.locator("#text").evaluate((box) => box === document.activeElement));
  });
});

test("the words for danger bring the emergency card, which announces itself", async () => {
  await browse({}, async (page) => {
    await page.goto("/chat?lang=en");
    await say(page, "he has a gun and says he will kill me");
    const card = page.locator(".urgent").last();
    await card.waitFor();
    assert.equal(await card.locator("[role=alert]").count(), 1);
    assert.ok(await card.locator("h2 .sign").isVisible(), "set apart by a sign, not by colour alone");
    assert.ok((await card.locator("a[href^='tel:'], a[href^='sms:'], .way").count()) > 0);
  });
});

test("a conversation that was left in another tab disappears from this one, and new words begin another", async () => {
  await browse({}, async (page, context) => {
    await page.goto("/chat");
    await say(page, "zebra");
    const key = await page.locator("#say input[name=conversation]").inputValue();
    await page.locator("#text").fill("half a sentence");
    await context.request.post(`${BASE}/leave`, { form: { conversation: key, quiet: "1" } });
    await page.waitForFunction(() => !document.querySelector(".turn"));
    assert.equal(await page.locator("#text").inputValue(), "", "who left wants nothing to stay, not even half a sentence");
    await say(page, "hello");
    assert.notEqual(await page.locator("#say input[name=conversation]").inputValue(), key);
    assert.equal(await page.locator(".person").count(), 1);
  });
});

test("what was erased by words is gone from every tab, and new words begin another conversation", async () => {
  await browse({}, async (page) => {
    await page.goto("/chat?lang=en");
    await say(page, "zebra");
    const key = await page.locator("#say input[name=conversation]").inputValue();
    await page.waitForTimeout(300);
    await page.locator("#text").fill("please erase");
    await page.locator("#say button.send").click();
    await page.waitForFunction(() => !document.querySelector(".turn.person"));
    await page.waitForTimeout(500);
    assert.ok((await page.locator(".turn").count()) <= 1, "at most some last words");
    assert.ok(!(await page.content()).includes(key));
    assert.equal(await page.locator("#text").inputValue(), "");
    await say(page, "hello");
    assert.equal(await page.locator(".person").count(), 1);
  });
});

test("the browser has nothing to complain about", async () => {
  await browse({}, async (page) => {
    const complaints = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto("/");
    await say(page, "hello");
    await page.locator("#choices button").first().click();
    await page.waitForSelector(".person >> nth=1");
    assert.deepEqual(complaints, []);
  });
});
