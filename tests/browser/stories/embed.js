// The button on an agency's site opens the chat in a tab of its own; nobody frames it who is not listed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BASE, browse, site } from "../support.js";

test("the button opens a tab that knows nothing of the page it came from", async () => {
  const page = () => `<!doctype html><title>Agency</title><script src="${BASE}/embed.js" data-label="Write to us" data-lang="es"></script>`;
  await site(page, async (agency) => {
    await browse({ hosts: [new URL(agency).host] }, async (tab, context) => {
      await tab.goto(agency);
      const opened = context.waitForEvent("page");
      await tab.getByText("Write to us").click();
      const chat = await opened;
      await chat.waitForLoadState();
      assert.equal(chat.url(), `${BASE}/chat?lang=es`);
      assert.deepEqual(await chat.evaluate(() => [window.opener, document.referrer, history.length]), [null, "", 1]);
    });
  });
});

test("a site that is not listed cannot frame the chat", async () => {
  await site(() => `<!doctype html><title>Frame</title><iframe src="${BASE}/chat"></iframe>`, async (other) => {
    await browse({ hosts: [new URL(other).host] }, async (page) => {
      await page.goto(other);
      await page.waitForTimeout(500);
      assert.equal(await page.frameLocator("iframe").locator("#say").count(), 0);
    });
  });
});
