/* Follows the class: asks for the state every two seconds or so, swaps the named regions that changed, and says how well it is going.

   <main data-follow data-state-url="…" data-mine-url="…" data-revision="12"> … <div data-region="step"> …
   Both addresses answer {"revision": 12, "regions": {"step": "<html>"}}; the state with an ETag. */
import { chance, go } from "./page.js";
import { Regions } from "./regions.js";

const SOON_MS = 2000;
const HIDDEN_MS = 10000;
const LATEST_MS = 15000;
const PATIENCE_MS = 10000; // an answer later than this counts as lost
const NEW_PAGE_MS = 30000;
const FALTERS_BEFORE_OFFLINE = 3;
const MINE_SPREAD_MS = 1500; // so that forty phones do not ask for their own part in the same moment

const root = document.querySelector("[data-follow]");
const regions = root && new Regions(root);
let etag = null;
let revision = Number(root?.dataset.revision ?? 0);
let failures = 0;
let timer = 0;
let asking = null;

function say(state) {
  const line = document.querySelector("[data-connection]");
  if (!line || line.dataset.connection === state) return;
  line.dataset.connection = state;
  for (const word of line.querySelectorAll("[data-state]")) word.hidden = word.dataset.state !== state;
}

function plan(base) {
  clearTimeout(timer);
  timer = setTimeout(ask, base * (0.75 + chance() * 0.5));
}

function pause() {
  if (failures) return Math.min(SOON_MS * 2 ** failures, LATEST_MS);
  return document.hidden ? HIDDEN_MS : SOON_MS;
}

async function get(address, headers = {}) {
  const patience = new AbortController();
  const limit = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    return await fetch(address, {
      headers: { Accept: "application/json", ...headers },
      cache: "no-store",
      credentials: "same-origin",
      signal: patience.signal,
    });
  } finally {
    clearTimeout(limit);
  }
}

/* The class is over for this phone, or it was removed: go where the server says, or let the page itself find out. */
async function leave(answer) {
  const words = await answer.json().catch(() => ({}));
  if (words.location) go(words.location);
  else if (performance.now() > NEW_PAGE_MS) window.location.reload();
  else throw new Error(String(answer.status)); // reloaded a moment ago, and no wiser
}

async function ask() {
  if (asking) return;
  asking = read().finally(() => {
    asking = null;
  });
  await asking;
}

async function read() {
  try {
    const answer = await get(root.dataset.stateUrl, etag ? { "If-None-Match": etag } : {});
    if ([401, 403, 404, 410].includes(answer.status)) {
      await leave(answer);
      return;
    }
    if (answer.status !== 304) {
      if (!answer.ok) throw new Error(String(answer.status));
      await take(answer);
    }
    failures = 0;
    say("live");
  } catch {
    failures += 1;
    say(failures >= FALTERS_BEFORE_OFFLINE || !navigator.onLine ? "offline" : "catching-up");
  }
  plan(pause());
}

async function take(answer) {
  const state = await answer.json();
  etag = answer.headers.get("ETag");
  const isNewer = state.revision !== revision;
  revision = state.revision;
  regions.show(state.regions, { isNewer });
  if (isNewer && root.dataset.mineUrl) setTimeout(readMine, chance() * MINE_SPREAD_MS);
}

async function readMine() {
  try {
    const answer = await get(root.dataset.mineUrl);
    if (answer.ok) regions.show((await answer.json()).regions, { isNewer: false });
  } catch {
    /* the next change of the class brings it */
  }
}

/* Woken up, back online or back on this page: what is on screen may be old, so ask at once. */
function wake() {
  if (document.hidden) {
    plan(HIDDEN_MS);
    return;
  }
  if (failures) say("catching-up");
  failures = 0;
  clearTimeout(timer);
  ask();
}

if (root) {
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  window.addEventListener("pageshow", (event) => event.persisted && wake());
  window.addEventListener("offline", () => say("offline"));
  document.addEventListener("class:ask", wake); // after a key or a button that moved the class
  document.addEventListener("class:mine", () => root.dataset.mineUrl && readMine()); // see place.js
  document.addEventListener("form:sent", () => {
    wake();
    if (root.dataset.mineUrl) readMine();
  });
  say("live");
  plan(SOON_MS);
}
