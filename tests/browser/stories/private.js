// No cookie, no storage, no request to another host, nothing in the address; `browse` reads the browser's network log.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BASE, CANARY, browse, say } from "../support.js";

for (const javaScriptEnabled of [true, false]) {
  test(`a whole conversation keeps nothing and asks nobody else, ${javaScriptEnabled ? "with" : "without"} a script`, async () => {
    await browse({ javaScriptEnabled }, async (page, context) => {
      const addresses = new Set();
      page.on("framenavigated", (frame) => addresses.add(frame.url()));
      await page.goto("/?lang=en");
      await say(page, CANARY);
      await say(page, "he has a gun and says he will kill me");
      const key = await page.locator("#say input[name=conversation]").inputValue();
      assert.deepEqual(await context.cookies(), []);
      if (javaScriptEnabled) {
        const kept = await page.evaluate(async () => ({
          local: localStorage.length,
          session: sessionStorage.length,
          databases: (await indexedDB.databases()).length,
          caches: window.caches ? (await caches.keys()).length : 0,
          workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
          state: history.state,
          name: window.name,
        }));
        assert.deepEqual(kept, { local: 0, session: 0, databases: 0, caches: 0, workers: 0, state: null, name: "" });
      }
      for (const address of addresses) assert.ok(!address.includes(key) && !address.includes("zebra"), address);
    });
  });
}

test("the policy of the page lets no script in that is not ours", async () => {
  await browse({}, async (page) => {
    await page.goto("/chat");
    await say(page, "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>");
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'owned'";
      document.body.append(script);
      return document.title;
    });
    assert.notEqual(ran, "owned");
    assert.equal(await page.locator(".person img, .person script").count(), 0);
    const out = await page.evaluate(() => fetch("https://other.example/").then(() => "sent", () => "blocked"));
    assert.equal(out, "blocked");
  });
});

test("title, icon and address are neutral, and the page asks search engines and translators to stay away", async () => {
  await browse({}, async (page) => {
    const answer = await page.goto(BASE);
    assert.match(answer.headers()["x-robots-tag"], /noindex/);
    assert.equal(await page.locator("html").getAttribute("translate"), "no");
    const shown = (await page.locator("html").textContent()).toLowerCase();
    for (const word of ["violence", "abuse", "shelter", "hotline", "victim", "safe", "danger", "police"]) {
      assert.ok(!shown.includes(word), word);
    }
  });
});
