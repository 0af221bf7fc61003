/* Follows the class by its stream, and by asking for its state every two seconds or so where streams do not come through.
   Swaps the named regions that changed, and says how well it is going.

   <main data-follow data-stream-url="/live/…" data-state-url="…" data-mine-url="…" data-revision="12"> … <div data-region="step"> …
   A frame of the stream, the state and mine are all {"revision": 12, "regions": {"step": "<html>"}}. The state comes with an
   ETag, and with a new address for the stream in Live-Stream: the old one works for some minutes. */
import { chance, connection, go } from "./page.js";
import { Regions } from "./regions.js";
import { Stream, isKnown } from "./stream.js";

const SOON_MS = 2000;
const HIDDEN_MS = 10000;
const LATEST_MS = 6000; // so that everybody is back within ten seconds of the server
const PATIENCE_MS = 10000; // an answer later than this counts as lost
const NEW_PAGE_MS = 30000;
const FALTERS_BEFORE_OFFLINE = 3;
const SPREAD_MS = 1500; // so that forty phones do not ask for their own part in the same moment
const RETURN_MS = 3000; // within this, they come back to a server that let all of them go
const MISSED_BEAT_MS = 20000;
const FAULTS_BEFORE_ASKING = 2;
const STREAM_AGAIN_MS = 120000;
const NOT_HERE = [401, 403, 404, 410];

const root = document.querySelector("[data-follow]");
const regions = root && new Regions(root);
const wentOn = document.querySelector("[data-went-on]");
const stream = root && isKnown ? new Stream({ frame, beat, bye, lost }) : null;
let etag = null;
let revision = Number(root?.dataset.revision ?? 0);
let failures = 0; // questions in a row without an answer
let faults = 0; // streams in a row that brought nothing, while questions were answered
let isProven = false; // streams come through, and a stream costs a server that has just started far less than an answer
let triedAt = 0;
let heardAt = Date.now();
let timer = 0;
let asking = null;
let frames = 0; // that were taken
let mineQuestion = null;
let mineFailures = 0;
let mineTimer = 0;

function say(state) {
  root.dataset.channel = stream?.isLive ? "stream" : "asking";
  connection(state === "live" && mineFailures ? "catching-up" : state, heardAt);
}

function heard() {
  failures = 0;
  heardAt = Date.now();
  say("live");
}

function plan(what, base) {
  clearTimeout(timer);
  timer = setTimeout(what, base * (0.75 + chance() * 0.5));
}

function pause() {
  if (failures) return Math.min(SOON_MS * 2 ** failures, LATEST_MS);
  return document.hidden ? HIDDEN_MS : SOON_MS;
}

/* What the stream says */

function frame(state) {
  faults = 0;
  isProven = true;
  if (!document.hidden) clearTimeout(timer);
  heard();
  if (state.revision < revision) return; // this page, or an answer, was ahead of it
  etag = null;
  frames += 1;
  take(state);
}

function beat(newest) {
  heard();
  if (newest !== revision) setTimeout(ask, chance() * SPREAD_MS);
  if (mineFailures) wantMine(chance() * SPREAD_MS);
}

/* Its ticket is too old: the door has a new one, or says where to go. */
function bye() {
  setTimeout(ask, chance() * SPREAD_MS);
}

function lost(wasLive) {
  if (wasLive) {
    say("catching-up");
    clearTimeout(timer);
    timer = setTimeout(openStream, RETURN_MS * (0.1 + chance() * 0.9));
  } else {
    faults += 1;
    if (faults >= FAULTS_BEFORE_ASKING) isProven = false;
    ask();
  }
}

function openStream() {
  triedAt = Date.now();
  stream.open(root.dataset.streamUrl);
}

function mayStream() {
  if (!stream || !root.dataset.streamUrl || stream.isOpen || document.hidden) return false;
  return faults < FAULTS_BEFORE_ASKING || Date.now() - triedAt > STREAM_AGAIN_MS;
}

/* What asking brings */

async function get(address, headers = {}, patience = new AbortController()) {
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
  if (wentOn) connection("", heardAt);
  else if (words.location) go(words.location);
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
  const framesBefore = frames;
  try {
    const answer = await get(root.dataset.stateUrl, etag ? { "If-None-Match": etag } : {});
    if (NOT_HERE.includes(answer.status)) {
      stream?.close();
      await leave(answer);
      return;
    }
    if (answer.status !== 304) {
      if (!answer.ok) throw new Error(String(answer.status));
      const state = await answer.json();
      if (frames === framesBefore || state.revision > revision) {
        etag = answer.headers.get("ETag");
        take(state);
      }
    }
    root.dataset.streamUrl = answer.headers.get("Live-Stream") ?? root.dataset.streamUrl;
    heard();
    goOn();
  } catch {
    if (stream?.isLive) return; // it brings what there is
    failures += 1;
    faults = 0; // whatever keeps streams away, it is not them alone
    say(failures >= FALTERS_BEFORE_OFFLINE || !navigator.onLine ? "offline" : "catching-up");
    plan(isProven && mayStream() ? openStream : ask, pause());
  }
}

/* After an answer. While it is not known that streams come through, asking goes on beside them. */
function goOn() {
  if (mayStream()) openStream();
  if (!stream?.isOpen || (faults && !stream.isLive)) plan(ask, pause());
}

function take(state) {
  const isNewer = state.revision !== revision;
  revision = state.revision;
  regions.show(state.regions, { isNewer });
  document.dispatchEvent(new CustomEvent("class:state", { detail: state })); // see beside.js
  if (isNewer) wantMine(chance() * SPREAD_MS);
}

function wantMine(delay = 0) {
  if (!root.dataset.mineUrl) return;
  clearTimeout(mineTimer);
  mineTimer = setTimeout(readMine, delay);
}

/* The newest question alone counts: an older one may bring the step before. */
async function readMine() {
  mineQuestion?.abort();
  const question = new AbortController();
  mineQuestion = question;
  try {
    const answer = await get(root.dataset.mineUrl, {}, question);
    if (NOT_HERE.includes(answer.status)) {
      await leave(answer);
      return;
    }
    if (!answer.ok) throw new Error(String(answer.status));
    const found = await answer.json();
    if (question !== mineQuestion) return;
    if (found.revision < revision) throw new Error("old");
    regions.show(found.regions, { isNewer: false });
    mineFailures = 0;
  } catch {
    if (question !== mineQuestion) return;
    mineFailures += 1;
    wantMine(Math.min(SOON_MS * mineFailures, LATEST_MS) * (0.5 + chance() * 0.5));
  }
  if (!failures && navigator.onLine) say("live");
}

/* Nobody looks: a browser has few connections for all its pages, so this one gives its own back. */
function rest() {
  stream?.close();
  ask();
}

/* Woken up, or back on this page: what is on screen may be old, and the stream dead without knowing it. */
function wake() {
  if (document.hidden) {
    plan(rest, HIDDEN_MS);
    return;
  }
  if (stream && stream.silence > MISSED_BEAT_MS) stream.close();
  if (failures) say("catching-up");
  failures = 0;
  clearTimeout(timer);
  ask();
  if (mineFailures) wantMine();
}

function changeNetwork() {
  stream?.close();
  faults = 0;
  wake();
}

function loseNetwork() {
  stream?.close();
  say("offline");
  plan(ask, pause());
}

if (root) {
  document.querySelector("[data-reload]")?.setAttribute("hidden", "");
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", changeNetwork);
  window.addEventListener("offline", loseNetwork);
  window.addEventListener("pagehide", () => stream?.close());
  window.addEventListener("pageshow", (event) => event.persisted && changeNetwork());
  document.addEventListener("class:ask", ask); // after a key or a button that moved the class
  document.addEventListener("class:mine", () => wantMine()); // see place.js
  document.addEventListener("form:sent", () => {
    if (!wentOn) ask();
    wantMine();
  });
  if (mayStream()) openStream();
  else plan(ask, SOON_MS);
}
