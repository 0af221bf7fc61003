/* The place that this browser drives a class from. All its windows are one place: the console on the laptop and the projector window
   beside it must not take the wheel from each other. Without storage, or without this file, a page and those it leads to are one. */
import { store } from "./page.js";

const HERE_MS = 30000; // so that the class knows that this screen is still there (records/drivers.py: AWAY)

const root = document.querySelector("[data-place]");

export const place = store.get("place") ?? root?.dataset.place ?? "";

function withPlace(address) {
  const target = new URL(address, window.location.href);
  target.searchParams.set("place", place);
  return target.pathname + target.search;
}

function carry(form) {
  if (form.method !== "post") return;
  let field = form.elements.place;
  if (!field) {
    field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "place" });
    form.append(field);
  }
  field.value = place;
}

function ask() {
  document.dispatchEvent(new CustomEvent("class:mine"));
}

if (root) {
  store.set("place", place);
  root.dataset.mineUrl = withPlace(root.dataset.mineUrl);
  history.replaceState(history.state, "", withPlace(window.location.href) + window.location.hash);
  document.addEventListener("submit", (event) => carry(event.target), true);
  /* Another place drives: nothing was done. One tap takes over, and does nothing else. */
  document.addEventListener("form:sent", (event) => {
    if (event.detail?.wheel !== "other") return;
    event.preventDefault();
    offerToTakeOver();
  });
  document.addEventListener("form:sent", (event) => event.target.closest("#take-over")?.close());
  setInterval(ask, HERE_MS);
  ask();
}

export function offerToTakeOver() {
  const dialog = document.getElementById("take-over");
  if (!dialog || dialog.open) return;
  document.querySelectorAll("dialog[open]").forEach((one) => one.close());
  dialog.showModal();
}
