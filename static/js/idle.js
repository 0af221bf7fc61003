/* A device that others use too forgets its user after some idle minutes: first a warning, which one tap or key puts off as often as one
   likes; a minute later “Finish and clear”. Markup: components/idle.html. All tabs share one clock, from page to page. */
import { post, store } from "./page.js";

const WARNING_MS = 60000;
const LONG_GONE_MS = 30 * 60000; // the computer slept: whoever wakes it is most likely somebody else
const AGAIN_MS = 5000;
const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel", "scroll", "input", "touchstart"];

const box = document.querySelector("dialog[data-idle]");
const key = `active:${box?.dataset.idle}`;
const person = box?.querySelector('[name="person"]').value;
const drafts = `draft:${person}-`;
const limit = Number(box?.dataset.minutes) * 60000;
let seenAt = box ? (store.get(key) ?? Date.now()) : 0;
let warnedAt = 0;
let isOver = false;

function idleFor() {
  return Date.now() - Math.max(seenAt, store.get(key) ?? 0);
}

function stay() {
  seenAt = Date.now();
  store.set(key, seenAt);
}

function isTyped(field) {
  if (field.type === "hidden" || field.closest("dialog")) return false;
  if ("defaultChecked" in field && ["checkbox", "radio"].includes(field.type)) return field.checked !== field.defaultChecked;
  return "defaultValue" in field && field.value !== field.defaultValue;
}

function hasUnsent() {
  return store.keys(drafts).some((key) => store.get(key)?.isWaiting) || [...document.querySelectorAll("input, textarea")].some(isTyped);
}

function warn() {
  warnedAt = Date.now();
  box.querySelector("[data-unsent]").hidden = !hasUnsent();
  sayLeft(WARNING_MS);
  document.querySelectorAll("dialog[open]").forEach((one) => one.close());
  box.showModal();
}

/* Twice in the minute, not every second: it is read out. */
function sayLeft(left) {
  const words = [...box.querySelectorAll("[data-seconds]")];
  const now = words.filter((word) => left <= Number(word.dataset.seconds) * 1000).pop();
  for (const word of words) word.hidden = word !== now;
}

/* What the server has stays there; what only this device has goes, as the warning has said. */
async function clear() {
  isOver = true;
  document.body.dataset.cleared = ""; // what else finds out that nobody is here any more leads nowhere: page.js
  for (const part of document.querySelectorAll(".site-header, main > *:not(dialog), .site-footer")) part.hidden = true;
  store.clear(drafts);
  try {
    const answer = await post(box.querySelector("form[method=post]").action, new URLSearchParams({ person }));
    if (!answer.isRedirect && answer.status !== 403) throw new Error(String(answer.status));
    window.location.replace(box.dataset.goodbye);
  } catch {
    if (!box.open) box.showModal();
    box.querySelector("[data-cut-off]").hidden = false;
    box.querySelectorAll("#idle-words, #idle-title, [data-left], .actions").forEach((part) => part.hidden = true);
    setTimeout(clear, AGAIN_MS);
  }
}

function check() {
  if (isOver) return;
  const idle = idleFor();
  if (box.open) {
    const left = warnedAt + WARNING_MS - Date.now();
    if (idle < limit) box.close(); // somebody is busy in another tab
    else if (left <= 0) clear();
    else sayLeft(left);
  } else if (idle >= LONG_GONE_MS && !hasUnsent()) clear();
  else if (idle >= limit) warn();
}

/* While the warning stands, a tap or a key on it counts, and a table that is bumped does not. */
function sign() {
  if (box.open || isOver) return;
  if (idleFor() >= limit) check();
  else if (Date.now() - seenAt > 1000) stay();
}

if (box) {
  if (store.get(key) === null) stay();
  box.addEventListener("close", () => isOver || stay());
  box.addEventListener("cancel", (event) => isOver && event.preventDefault());
  for (const name of SIGNS) document.addEventListener(name, sign, { passive: true, capture: true });
  document.addEventListener("visibilitychange", check);
  window.addEventListener("pageshow", check);
  setInterval(check, 1000);
  check();
}
