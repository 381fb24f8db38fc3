// A form posted again is answered once; what could not be sent stays in the box; nothing written in two tabs is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BASE, CANARY, browse, say } from "../support.js";

for (const messages of [1, 2]) {
  test(`reloading a page after ${messages} message(s) without JavaScript repeats nothing`, async () => {
    await browse({ javaScriptEnabled: false }, async (page) => {
      await page.goto("/chat");
      for (let n = 0; n < messages; n += 1) await say(page, `${CANARY} ${n}`);
      const turns = await page.locator(".turn").count();
      const key = await page.locator("#say input[name=conversation]").inputValue();
      for (let n = 0; n < 3; n += 1) await page.reload();
      assert.equal(await page.locator(".turn").count(), turns);
      assert.equal(await page.locator(".person").count(), messages);
      assert.equal(await page.locator("#say input[name=conversation]").inputValue(), key);
    });
  });
}

test("a message whose answer was lost stays in the box, says so, and is answered once when sent again", async () => {
  await browse({}, async (page, context) => {
    await page.goto("/chat");
    await say(page, "hello");
    const before = await page.locator(".turn").count();
    // The server takes it; the answer never arrives.
    await context.route("**/stream", async (route) => {
      if (!route.request().postData().includes("text=")) return route.abort();
      await route.fetch();
      return route.abort();
    });
    await page.locator("#text").fill(CANARY);
    await page.locator("#say button.send").click();
    await page.waitForFunction(() => document.querySelector("#notice").textContent === document.querySelector("main").dataset.notSent);
    assert.equal(await page.locator("#text").inputValue(), CANARY);
    await context.unroute("**/stream");
    await page.locator("#say button.send").click();
    await page.waitForFunction(() => document.querySelector("#text").value === "");
    assert.equal(await page.locator(".person", { hasText: CANARY }).count(), 1);
    const key = await page.locator("#say input[name=conversation]").inputValue();
    const shown = await (await context.request.post(`${BASE}/chat`, { form: { conversation: key } })).text();
    assert.equal(shown.split(CANARY).length - 1, 1, "the thread has it once");
    assert.ok((await page.locator(".turn").count()) > before);
  });
});

test("without any network the words stay in the box, and go out when it is back", async () => {
  await browse({}, async (page, context) => {
    await page.goto("/");
    await context.setOffline(true);
    await page.locator("#text").fill(CANARY);
    await page.locator("#say button.send").click();
    await page.waitForFunction(() => document.querySelector("#notice").textContent === document.querySelector("main").dataset.notSent);
    assert.equal(await page.locator("#text").inputValue(), CANARY);
    await context.setOffline(false);
    await say(page, CANARY);
    assert.equal(await page.locator(".person").count(), 1);
  });
});

test("two tabs with the same turn and different words lose nothing", async () => {
  await browse({ javaScriptEnabled: false }, async (page, context) => {
    await page.goto("/chat");
    await say(page, "hello");
    const fields = Object.fromEntries(
      await page.locator("#say input[type=hidden]").evaluateAll((all) => all.map((input) => [input.name, input.value])),
    );
    const other = await context.request.post(`${BASE}/chat`, { form: { ...fields, text: "from the other tab" } });
    assert.ok((await other.text()).includes("from the other tab"));
    await say(page, "from this tab");
    const shown = await page.content();
    assert.ok(shown.includes("from the other tab") && shown.includes("from this tab"));
  });
});
