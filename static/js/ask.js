/* Waits for an answer of the server: asks every few seconds, and goes where it says, or swaps the regions that it brings.

   <main data-ask-url="…">: {"location": null | "/where", "regions": {"name": "<html>"}}. Without this file there is a link to look again. */
import { chance, connection, fragment, go } from "./page.js";

const SOON_MS = 3000;
const FALTERS_BEFORE_OFFLINE = 3;

const address = document.querySelector("[data-ask-url]")?.dataset.askUrl;
const shown = new Map();
let failures = 0;
let heardAt = Date.now();
let timer = 0;

function show(regions) {
  for (const [name, html] of Object.entries(regions ?? {})) {
    if (shown.get(name) !== html) document.querySelector(`[data-region="${CSS.escape(name)}"]`)?.replaceChildren(fragment(html));
    shown.set(name, html);
  }
}

async function ask() {
  clearTimeout(timer);
  try {
    const answer = await fetch(address, {
      headers: { Accept: "application/json" },
      cache: "no-store",
      credentials: "same-origin",
      signal: AbortSignal.timeout?.(10000),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    const { location, regions } = await answer.json();
    failures = 0;
    heardAt = Date.now();
    connection("live", heardAt);
    if (location) return go(location);
    show(regions);
  } catch {
    failures += 1;
    connection(failures >= FALTERS_BEFORE_OFFLINE || !navigator.onLine ? "offline" : "catching-up", heardAt);
  }
  timer = setTimeout(ask, SOON_MS * (0.75 + chance() * 0.5));
}

if (address) {
  timer = setTimeout(ask, SOON_MS);
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  window.addEventListener("online", ask);
  window.addEventListener("pageshow", (event) => event.persisted && ask());
}
