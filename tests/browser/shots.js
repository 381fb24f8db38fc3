// Pictures of every page for people to look at: `BASE=… EXIT=… node shots.js FOLDER`.
import { mkdirSync } from "node:fs";
import { browse } from "./support.js";

const folder = process.argv[2] ?? "shots";
mkdirSync(folder, { recursive: true });

const widths = { 320: 640, 390: 844, 1280: 900 };
const looks = {
  light: {},
  dark: { colorScheme: "dark" },
  forced: { forcedColors: "active" },
};

async function pages(page, name, full = true) {
  const shot = async (what) => page.screenshot({ path: `${folder}/${what}-${name}.png`, fullPage: full });
  const lang = name.includes("ar") ? "?lang=ar" : "?lang=en";
  await page.goto(`/${lang}`);
  await shot("landing");
  await page.goto(`/chat${lang}`);
  await shot("empty");
  const send = async (words) => {
    await page.locator("#text").fill(words);
    await page.locator("#say button.send").click();
    await page.waitForTimeout(500);
  };
  await send(name.includes("ar") ? "أحتاج إلى محامٍ" : "I need a lawyer, and a place to stay with my two children.");
  await send(name.includes("ar") ? "gun معه" : "he has a gun");
  await shot("chat");
  await page.locator("#comeback summary").click();
  await page.locator("#comeback button").click();
  await page.waitForTimeout(300);
  await shot("words");
  await page.goto(`/nothing-here${lang}`);
  await shot("error");
}

const only = process.argv[3];
for (const [width, height] of Object.entries(widths)) {
  for (const [look, options] of Object.entries(looks)) {
    for (const language of ["en", "ar"]) {
      if (look !== "light" && width !== "390") continue;
      const name = `${width}-${look}-${language}`;
      if (only && only !== name) continue;
      await browse({ viewport: { width: Number(width), height }, ...options }, (page) => pages(page, name));
    }
  }
}
if (!only || only === "zoom") {
  // 1280 × 1024 at 400 %.
  await browse({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }, (page) => pages(page, "zoom-en", false));
}
