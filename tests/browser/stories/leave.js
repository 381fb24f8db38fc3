// Leaving: by the button, by Shift three times, and without JavaScript; then Back and reload show nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BASE, CANARY, EXIT, browse, everything, say } from "../support.js";

/** Goes back and reloads in every order a stranger might try, and finds nothing. */
async function strangerTries(page, traces) {
  for (let steps = 0; steps < 4; steps += 1) {
    await page.goBack({ timeout: 5000 }).catch(() => {});
    await finds(page, traces);
    await page.reload({ timeout: 5000 }).catch(() => {});
    await finds(page, traces);
  }
  await page.goForward({ timeout: 5000 }).catch(() => {});
  await finds(page, traces);
}

async function finds(page, traces) {
  await page.waitForTimeout(150);
  const shown = await everything(page);
  for (const trace of traces) assert.ok(!shown.includes(trace), `“${trace}” is still there at ${page.url()}`);
  const boxes = await page.locator("textarea, input[type=text]").evaluateAll((all) => all.map((box) => box.value).join(""));
  assert.equal(boxes, "");
}

/** Begins a conversation and returns what must be gone. */
async function converse(page, start) {
  await page.goto(start);
  await say(page, CANARY);
  await say(page, `${CANARY} second`);
  const key = await page.locator("#say input[name=conversation]").inputValue();
  const reply = (await page.locator(".turn.bot p").first().textContent()).trim();
  assert.match(key, /^[a-z2-7]{26}$/);
  await page.locator("#text").fill(`${CANARY} draft`);
  return { key, traces: [CANARY, key, reply] };
}

/** Whoever has the key has nothing any more. */
async function keyIsDead(context, key) {
  const answer = await context.request.post(`${BASE}/chat`, { form: { conversation: key, turn: "0", text: CANARY } });
  const page = await answer.text();
  assert.ok(answer.ok() && !page.includes(CANARY) && !page.includes(key));
}

const ways = {
  "the button": (page) => page.locator("#leave button").click(),
  "Shift three times": async (page) => {
    await page.locator("#text").focus();
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("Shift");
  },
};

for (const start of ["/", "/chat"]) {
  for (const [name, leave] of Object.entries(ways)) {
    test(`leaving by ${name} from ${start}: Back and reload show nothing`, async () => {
      await browse({}, async (page, context) => {
        await page.goto("/robots.txt");
        const { key, traces } = await converse(page, start);
        await leave(page);
        await page.waitForURL(EXIT);
        await keyIsDead(context, key);
        await strangerTries(page, traces);
      });
    });
  }

  test(`leaving without JavaScript from ${start}: Back and reload show nothing`, async () => {
    await browse({ javaScriptEnabled: false }, async (page, context) => {
      await page.goto("/robots.txt");
      const { key, traces } = await converse(page, start);
      await page.locator("#leave button").click();
      await page.waitForURL(EXIT);
      await keyIsDead(context, key);
      await strangerTries(page, traces);
    });
  });
}

test("a conversation of one message, left without JavaScript, does not begin anew on reload", async () => {
  await browse({ javaScriptEnabled: false }, async (page) => {
    await page.goto("/");
    await say(page, CANARY);
    await page.locator("#leave button").click();
    await page.waitForURL(EXIT);
    await strangerTries(page, [CANARY]);
  });
});

test("the page is blank before anything goes to the network", async () => {
  await browse({}, async (page) => {
    await page.goto("/chat");
    await say(page, CANARY);
    const seen = [];
    page.on("console", (message) => seen.push(message.text()));
    await page.evaluate(() => {
      const really = navigator.sendBeacon.bind(navigator);
      navigator.sendBeacon = (...given) => {
        console.log(`at the network: [${document.body.innerText}${document.body.children.length}]`);
        return really(...given);
      };
    });
    await page.locator("#leave button").click();
    await page.waitForURL(EXIT);
    assert.equal(seen[0], "at the network: [0]");
  });
});

test("capitals, a held key, two presses, slow presses and Escape do not leave", async () => {
  await browse({}, async (page) => {
    await page.goto("/chat");
    await page.locator("#text").focus();
    for (const letter of "ABCDEF") await page.keyboard.press(`Shift+${letter}`);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift");
    await page.keyboard.press("Shift");
    await page.waitForTimeout(2100);
    await page.keyboard.press("Shift");
    await page.keyboard.press("a");
    await page.waitForTimeout(200);
    assert.ok(page.url().startsWith(BASE));
    assert.equal(await page.locator("#text").inputValue(), "ABCDEFa");
  });
});

test("the control to leave is the first stop of the Tab key on every page, and stays in sight", async () => {
  await browse({ viewport: { width: 320, height: 480 } }, async (page) => {
    for (const path of ["/", "/chat", "/nothing-here"]) {
      await page.goto(path);
      await page.keyboard.press("Tab");
      assert.ok(await page.locator("#leave button").evaluate((button) => button === document.activeElement), path);
    }
    await page.goto("/chat");
    await say(page, CANARY);
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    const place = await page.locator("#leave button").boundingBox();
    assert.ok(place.y >= 0 && place.y + place.height < 480 && place.x >= 0 && place.x + place.width <= 320);
    assert.ok(place.height >= 44);
  });
});
