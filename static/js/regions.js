/* Swaps a page's named regions without taking anything away from the person who is using them. */
import { fragment, fromTemplate } from "./page.js";

const TAP_MS = 100; // from letting go to the tap itself
const LONGEST_PRESS_MS = 2000; // where nobody tells that the finger is gone

const TYPED = "textarea, select, input:not([type=hidden], [type=submit], [type=button], [type=checkbox], [type=radio])";

/* Two renderings are the same to a reader when they differ in spaces, in what a form says of its sender, in the size that fit.js found
   and in the time that timer.js counts alone. */
function gist(node) {
  const copy = node.cloneNode(true);
  copy.querySelectorAll("input:is([name=csrf_token], [name=place], [name=person])").forEach((field) => field.remove());
  copy.querySelectorAll("[data-fit]").forEach((slide) => slide.setAttribute("data-fit", ""));
  copy.querySelectorAll("[data-left]").forEach((time) => time.replaceChildren());
  const holder = document.createElement("div");
  holder.append(copy);
  return holder.innerHTML.replace(/\s+/g, " ").trim();
}

/* Where no option is marked, a browser shows the first; -1 in an empty list. */
function untouched(select) {
  const marked = [...select.options].map((option) => option.defaultSelected).lastIndexOf(true);
  return select.length ? Math.max(marked, 0) : -1;
}

function takes(field, value) {
  return field.tagName !== "SELECT" || [...field.options].some((option) => option.value === value);
}

function isTyped(field) {
  if (field.tagName === "SELECT") return field.selectedIndex !== untouched(field);
  return field.value !== field.defaultValue;
}

/* The same field in another rendering: by id, else by name within the same form. */
function twin(field, place) {
  if (field.id) return place.querySelector(`#${CSS.escape(field.id)}`);
  return field.name ? place.querySelector(`[name="${CSS.escape(field.name)}"]`) : null;
}

export class Regions {
  constructor(root) {
    this.root = root;
    this.shown = new Map();
    this.held = new Map();
    this.press = 0;
    this.waiting = [];
    root.addEventListener("pointerdown", () => this._waitFor(LONGEST_PRESS_MS));
    root.addEventListener("keydown", (event) => event.key === " " && this._waitFor(LONGEST_PRESS_MS));
    for (const end of ["pointerup", "pointercancel", "keyup"]) document.addEventListener(end, () => this.press && this._waitFor(TAP_MS));
  }

  /* A button that is swapped under the finger, or under the space bar, is not pressed. */
  _waitFor(time) {
    clearTimeout(this.press);
    this.press = setTimeout(() => {
      this.press = 0;
      for (const [regions, options] of this.waiting.splice(0)) this.show(regions, options);
    }, time);
  }

  show(regions, { isNewer }) {
    if (this.press) {
      this.waiting.push([regions, { isNewer }]);
      return;
    }
    for (const [name, html] of Object.entries(regions ?? {})) {
      const region = this.root.querySelector(`[data-region="${CSS.escape(name)}"]`);
      if (!region || this.shown.get(name) === html) continue;
      const next = fragment(html);
      if (!this.shown.has(name) && gist(next) === this._gistOf(region)) {
        this.shown.set(name, html);
        continue;
      }
      this._offer(region, name, html, next, isNewer);
    }
  }

  _gistOf(region) {
    const range = document.createRange();
    range.selectNodeContents(region);
    return gist(range.cloneContents());
  }

  _offer(region, name, html, next, isNewer) {
    const typed = [...region.querySelectorAll(TYPED)].filter(isTyped);
    const isLost = typed.some((field) => !twin(field, next));
    if (isLost) this._hold(region, name, html);
    else this._swap(region, name, html, next, isNewer);
  }

  /* Typed words have no place in the new step: the writer decides when to leave them. */
  _hold(region, name, html) {
    const isFirst = !this.held.has(name);
    this.held.set(name, html);
    this.shown.set(name, html);
    if (!isFirst) return;
    const bar = fromTemplate("moved-on");
    if (!bar) return;
    const box = bar.firstElementChild;
    box.querySelector("button").addEventListener("click", () => {
      box.remove();
      const latest = this.held.get(name);
      this.held.delete(name);
      this._swap(region, name, latest, fragment(latest), true);
      this._focus(region);
    });
    region.before(bar);
  }

  _swap(region, name, html, next, isNewer) {
    if (this.held.has(name)) {
      this.held.delete(name);
      region.previousElementSibling?.matches(".moved-on") && region.previousElementSibling.remove();
    }
    const keep = this._keep(region);
    const stepBefore = region.querySelector("[data-step]")?.dataset.step;
    region.replaceChildren(next);
    this.shown.set(name, html);
    this._restore(region, keep);
    const isNewStep = region.querySelector("[data-step]")?.dataset.step !== stepBefore;
    if (isNewStep && region.getBoundingClientRect().top < 0) region.scrollIntoView({ block: "start" });
    if (isNewer) this._announce(region);
    region.dispatchEvent(new CustomEvent("region:changed", { bubbles: true, detail: { name, isNewStep } }));
  }

  _keep(region) {
    const focused = region.contains(document.activeElement) ? document.activeElement : null;
    const fields = [...region.querySelectorAll("input, textarea, select")]
      .filter((field) => field.type !== "hidden")
      .map((field) => ({ field, isTyped: field.matches(TYPED) && isTyped(field) }));
    const open = [...region.querySelectorAll("details[open][data-keep-open]")].map((one) => one.dataset.keepOpen);
    return { focused, fields, open, hadFocus: focused !== null };
  }

  _restore(region, { focused, fields, open, hadFocus }) {
    for (const id of open) {
      region.querySelector(`details[data-keep-open="${CSS.escape(id)}"]`)?.setAttribute("open", "");
    }
    for (const { field, isTyped: wasTyped } of fields) {
      const place = twin(field, region);
      if (place && wasTyped && takes(place, field.value)) place.value = field.value;
      if (place && "defaultChecked" in field && field.checked !== field.defaultChecked && field.id) place.checked = field.checked;
    }
    if (!hadFocus) return;
    const place = this._samePlace(focused, region);
    if (!place) {
      this._focus(region);
      return;
    }
    place.focus({ preventScroll: true });
    if (place.matches(TYPED) && focused.selectionStart !== null && focused.selectionStart !== undefined) {
      place.setSelectionRange(focused.selectionStart, focused.selectionEnd, focused.selectionDirection);
    }
  }

  _samePlace(focused, region) {
    if (focused.tagName === "SUMMARY") {
      const id = focused.parentElement.dataset.keepOpen;
      return id ? region.querySelector(`details[data-keep-open="${CSS.escape(id)}"] > summary`) : null;
    }
    if (focused.id || focused.name) return twin(focused, region);
    const href = focused.getAttribute("href");
    if (href) return region.querySelector(`a[href="${CSS.escape(href)}"]`);
    return [...region.querySelectorAll("button")].find((one) => one.textContent === focused.textContent) ?? null;
  }

  _focus(region) {
    region.tabIndex = -1;
    region.focus({ preventScroll: true });
  }

  /* The live region stays; only its words change. */
  _announce(region) {
    const heading = region.querySelector("h1, h2, h3, .notice-title");
    const line = document.querySelector("[data-announce]");
    if (line && heading) line.textContent = heading.textContent.trim();
  }
}
