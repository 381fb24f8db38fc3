// Right-to-left, narrow, enlarged, dark, high contrast, printed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browse, say } from "../support.js";

const noSideways = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

test("Arabic is laid out from right to left, and numbers inside it from left to right", async () => {
  await browse({ viewport: { width: 390, height: 844 } }, async (page) => {
    await page.goto("/?lang=ar");
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
    assert.equal(await page.locator("html").getAttribute("lang"), "ar");
    const leave = await page.locator("#leave button").boundingBox();
    assert.ok(leave.x < 195, "the control to leave is on the other side");
    await say(page, "أحتاج إلى محامٍ في أوستن");
    const [mine, theirs] = await Promise.all([
      page.locator(".person > p").first().boundingBox(),
      page.locator(".bot .said").first().boundingBox(),
    ]);
    assert.ok(mine.x < 30 && theirs.x + theirs.width > 360);
    assert.equal(await page.locator(".bot").first().getAttribute("dir"), "rtl");
    for (const number of await page.locator("bdi.number").all()) assert.equal(await number.getAttribute("dir"), "ltr");
    assert.ok(await noSideways(page));
  });
});

test("a person's browser language decides the page's when nothing was chosen", async () => {
  await browse({ locale: "ar-EG" }, async (page) => {
    await page.goto("/");
    assert.equal(await page.locator("html").getAttribute("lang"), "ar");
  });
});

const views = {
  "320 pixels wide": { viewport: { width: 320, height: 568 } },
  "1280 by 1024 enlarged to 400 %": { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
};
for (const [name, options] of Object.entries(views)) {
  for (const language of ["en", "ar"]) {
    test(`${name} (${language}): nothing is cut off, and the control to leave is in sight`, async () => {
      await browse(options, async (page) => {
        for (const path of ["/", "/chat", "/nothing-here"]) {
          await page.goto(`${path}?lang=${language}`);
          assert.ok(await noSideways(page), path);
        }
        await page.goto(`/chat?lang=${language}`);
        await say(page, "I need a lawyer and services " + "unbreakable".repeat(20));
        await say(page, "he has a gun and says he will kill me");
        assert.ok(await noSideways(page));
        const leave = await page.locator("#leave button").boundingBox();
        const bar = await page.locator(".bar").boundingBox();
        assert.ok(leave.y >= 0 && leave.y + leave.height <= options.viewport.height);
        assert.ok(bar.height <= options.viewport.height / 3, "and leaves room to read");
        const cut = await page.evaluate(() =>
          [...document.querySelectorAll("main *")].filter((e) => {
            if (e.closest(".aloud, [hidden]") || !e.getClientRects().length) return false;
            const box = e.getBoundingClientRect();
            return box.left < -1 || box.right > document.documentElement.clientWidth + 1;
          }).map((e) => e.outerHTML.slice(0, 80)),
        );
        assert.deepEqual(cut, []);
      });
    });
  }
}

test("text of 200 % size is not cut off", async () => {
  await browse({ viewport: { width: 390, height: 844 } }, async (page) => {
    await page.goto("/");
    await page.evaluate(() => { document.documentElement.style.setProperty("font-size", "34px"); });
    assert.ok(await noSideways(page));
    assert.ok(await page.locator("#leave button").isVisible());
  });
});

test("touch targets are large enough", async () => {
  await browse({ viewport: { width: 320, height: 568 } }, async (page) => {
    await page.goto("/");
    await say(page, "I need a lawyer and services");
    for (const target of await page.locator("main button:visible, main a.way:visible, #leave button, summary:visible").all()) {
      const box = await target.boundingBox();
      assert.ok(box.height >= 44 && box.width >= 44, await target.evaluate((e) => e.outerHTML));
    }
  });
});

test("dark, high contrast and reduced motion are followed", async () => {
  const background = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await browse({ colorScheme: "light" }, async (page) => { await page.goto("/"); return background(page); });
  const dark = await browse({ colorScheme: "dark" }, async (page) => { await page.goto("/"); return background(page); });
  const strong = await browse({ contrast: "more" }, async (page) => { await page.goto("/"); return background(page); });
  assert.notEqual(light, dark);
  assert.equal(strong, "rgb(255, 255, 255)");
  await browse({ forcedColors: "active", colorScheme: "dark" }, async (page) => {
    await page.goto("/chat");
    await say(page, "he has a gun and says he will kill me");
    const frame = await page.locator(".urgent").last().evaluate((e) => getComputedStyle(e).borderInlineStartWidth);
    assert.ok(parseFloat(frame) >= 9, "the frame of the emergency card stays");
    assert.ok(await page.locator("#leave button").evaluate((e) => parseFloat(getComputedStyle(e).borderTopWidth) >= 1));
  });
});

test("nothing is printed", async () => {
  await browse({}, async (page) => {
    await page.goto("/chat");
    await say(page, "hello");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("body").isVisible(), false);
  });
});
