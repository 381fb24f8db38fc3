// A lost tab is reopened by four words, and shows and recaps nothing of what was said.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CANARY, browse, everything, say } from "../support.js";

for (const javaScriptEnabled of [true, false]) {
  test(`four words bring a lost tab back, ${javaScriptEnabled ? "with" : "without"} a script`, async () => {
    let words;
    let key;
    await browse({ javaScriptEnabled }, async (page) => {
      await page.goto("/chat");
      await say(page, CANARY);
      key = await page.locator("#say input[name=conversation]").inputValue();
      await page.locator("#text").fill("a draft");
      await page.locator("#comeback summary").click();
      await page.locator("#comeback button").click();
      words = (await page.locator(".words").textContent()).trim();
      assert.equal(words.split(/\s+/).length, 4);
      assert.equal(await page.locator("#text").inputValue(), "a draft", "the draft stayed");
    });
    await browse({ javaScriptEnabled }, async (page) => {
      await page.goto("/");
      await page.locator("details.have summary").click();
      await page.locator("#words").fill(`  ${words.toUpperCase()} `);
      await page.locator("details.have button").click();
      await page.waitForFunction((k) => document.querySelector("#say input[name=conversation]").value === k, key);
      assert.ok(!(await everything(page)).includes(CANARY));
      assert.equal(await page.locator(".turn").count(), 0);
      await say(page, "I am here again");
      assert.ok(!(await everything(page)).includes(CANARY), "nothing earlier comes along later either");
      assert.equal(await page.locator("#say input[name=conversation]").inputValue(), key);
      await page.goto("/");
      await page.locator("details.have summary").click();
      await page.locator("#words").fill(words);
      await page.locator("details.have button").click();
      await page.waitForSelector("#notice p");
      assert.equal(await page.locator("#say input[name=conversation]").inputValue(), "", "they work once");
    });
  });
}
