/* The projector's keys and any clicker's. Keys that move the class work only where data-drive-url is given: the server gives it to
   a signed-in console's screen alone, and checks again. */
import { go, hush, post, sayNotSent, store } from "./page.js";
import { offerToTakeOver, place } from "./place.js";

const driver = document.querySelector("[data-drive-url]");
const isConsole = driver?.dataset.keys === "clicker"; // a page to read and to type on: only what a clicker sends, and a few more
const drive = document.querySelector("[data-drive-url]")?.dataset.driveUrl ?? null;
const reply = document.querySelector("[data-reply]"); // where a refusal is said
const toggle = document.querySelector("[data-keys-switch]");

const MOVES = new Map([
  ["ArrowRight", "next"], ["ArrowDown", "next"], ["PageDown", "next"], [" ", "next"],
  ["ArrowLeft", "previous"], ["ArrowUp", "previous"], ["PageUp", "previous"],
  ["Home", "first"], ["End", "last"], ["b", "blank"], [".", "blank"], ["n", "next"],
]);
const ON_CONSOLE = new Set(["ArrowRight", "PageDown", "ArrowLeft", "PageUp", "b", ".", "n"]);

function isOn() {
  return store.get("keys") !== "off";
}

function isTyping(target) {
  return target instanceof Element && target.closest("input:not([type=checkbox]), textarea, select, [contenteditable='true'], [contenteditable='']") !== null;
}

/* Space on a button presses that button, as ever. */
function isPressing(event) {
  return event.key === " " && event.target instanceof Element && event.target.closest("input, button, summary") !== null;
}

/* One after the other: two quick presses must not overtake each other on the way. */
let sent = Promise.resolve();

function move(to) {
  sent = sent.then(() => send(to));
}

async function send(to) {
  try {
    const answer = await post(drive, new URLSearchParams({ to, place }));
    hush(reply);
    if (answer.data?.wheel === "other") offerToTakeOver();
    else if (!answer.ok) sayNotSent(reply, answer.data?.message);
    else if (answer.data?.location) go(answer.data.location);
  } catch {
    /* the connection line says so */
  }
  document.dispatchEvent(new CustomEvent("class:ask"));
}

function blank() {
  if (drive) move("blank");
  else document.documentElement.toggleAttribute("data-blank");
}

function fullscreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {});
}

function overlay(id) {
  const dialog = document.getElementById(id);
  if (!dialog) return;
  if (dialog.open) {
    dialog.close();
    return;
  }
  document.querySelectorAll("dialog[open]").forEach((one) => one.close());
  dialog.showModal();
}

function goTo() {
  if (!drive || !document.getElementById("go-to")) return;
  overlay("go-to");
  document.getElementById("go-to-number").value = "";
}

const OTHERS = new Map([["g", goTo], ["o", goTo], ["f", fullscreen], ["j", () => overlay("join-code")], ["?", () => overlay("keys-help")]]);

function wanted(event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (isConsole && !ON_CONSOLE.has(key)) return null;
  if (OTHERS.has(key)) return OTHERS.get(key);
  const to = key === " " && event.shiftKey ? "previous" : MOVES.get(key);
  if (to === "blank") return blank;
  return to && drive && !document.querySelector("dialog[open]") ? () => move(to) : null;
}

document.addEventListener("keydown", (event) => {
  if (!isOn() || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  /* A clicker's start button sends F5: on the screen that drives, it must not reload the page in front of the room. */
  if (event.key === "F5" && drive && !isConsole) event.preventDefault();
  if (isTyping(event.target) || isPressing(event)) return;
  const act = wanted(event);
  if (!act) return;
  event.preventDefault();
  if (!event.repeat) act();
});

/* By its number, or by its place in the list. */
function chosen(number) {
  document.getElementById("go-to")?.close();
  if (/^[0-9]{1,3}$/.test(number)) move(number);
}

document.querySelector("[data-go-to]")?.addEventListener("submit", (event) => {
  event.preventDefault();
  chosen(event.target.elements.number.value.trim());
});

document.addEventListener("click", (event) => {
  const slide = event.target.closest("[data-to]");
  if (slide) chosen(slide.dataset.to);
  const opener = event.target.closest("[data-open]");
  if (opener) overlay(opener.dataset.open);
});

/* Else the next Space would press the button that opened it. */
document.addEventListener("close", () => document.activeElement?.blur(), true);

if (toggle) {
  toggle.checked = isOn();
  toggle.addEventListener("change", () => store.set("keys", toggle.checked ? "on" : "off"));
}
