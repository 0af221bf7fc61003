/* Keeps what is typed on this device at once, until the server is known to have it, and says how far it has come.

   <form data-autosave="KEY" …> with a hidden field `edit` (the next edit number) and the saving() line is also sent, a moment
   later and by its button. The answer is {"status": "saved" | "stale" | "closed", "edit": 7}, or {"status": "refused", "message":
   "…", "keys": […]}: the draft stays here until those fields are mended.
   <form data-draft="KEY" data-fetch …> is sent by its button alone (forms.js): for forms that answer with a page. With
   data-forget the page has had these words and wants them nowhere.
   Without this file both are plain forms. */
import { chance, post, settle, store } from "./page.js";

const QUIET_MS = 800;
const AGAIN_MS = [2000, 5000, 10000, 15000];

class Draft {
  constructor(form) {
    this.form = form;
    this.key = `draft:${form.dataset.autosave ?? form.dataset.draft}`;
    this.isAutomatic = "autosave" in form.dataset;
    this.tries = 0;
    this.timer = 0;
    this.isSending = false;
    /* The field holds the next edit number: the server has the one before. */
    this.known = Math.max(Number(form.elements.edit?.value ?? 1) - 1, 0);
    this.remember({ received: Math.max(this.held().received, this.known) });
    if ("forget" in form.dataset) this.forget();
    this.pickUp();
    if (this.isClosed()) return;
    form.addEventListener("input", () => this.typed());
    if (this.isAutomatic) this.sendBySelf();
    else form.addEventListener("form:sent", () => this.forget());
    form.querySelector("[data-saving]")?.addEventListener("click", (event) => this.choose(event.target.dataset.keep));
  }

  /* The button sends as typing does: the page stays, and the draft goes only when the server has it. */
  sendBySelf() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    window.addEventListener("online", () => this.isWaiting() && this.send());
    window.addEventListener("pagehide", () => this.isWaiting() && this.flush());
  }

  /* What this device keeps: edit (the highest number given out), base (what the draft was made from), received, values, isWaiting. */
  held() {
    return { edit: 0, base: 0, received: 0, values: {}, isWaiting: false, ...store.get(this.key) };
  }

  remember(changes) {
    return store.set(this.key, { ...this.held(), ...changes });
  }

  /* A draft that never arrived is put back; where another place was saved meanwhile, the writer chooses. */
  pickUp() {
    const held = this.held();
    if (!held.isWaiting || held.edit <= this.known) return;
    this.fill(held.values);
    this.edit = held.edit;
    if (this.isClosed()) this.say("closed");
    else if (this.isAutomatic && held.base < this.known) this.say("stale");
    else this.soon(QUIET_MS);
  }

  values() {
    const found = {};
    for (const [name, value] of new FormData(this.form)) if (!["csrf_token", "edit"].includes(name)) found[name] = value;
    return found;
  }

  fill(values) {
    for (const field of this.form.elements) {
      if (!field.name || ["hidden", "submit", "button"].includes(field.type)) continue;
      if (["checkbox", "radio"].includes(field.type)) field.checked = values[field.name] === field.value;
      else field.value = values[field.name] ?? "";
      if (values[field.name]) field.closest("details")?.setAttribute("open", "");
    }
    this.say("here");
  }

  isClosed() {
    return "closed" in this.form.dataset;
  }

  isWaiting() {
    return this.timer !== 0 || this.isSending;
  }

  /* Every edit has a higher number than all before it on this device, in whichever tab it was made. */
  nextEdit() {
    const held = this.held();
    return Math.max(held.edit, held.received, this.edit ?? 0, this.known) + 1;
  }

  typed() {
    this.edit = this.nextEdit();
    const isKept = this.remember({ edit: this.edit, base: this.known, values: this.values(), isWaiting: true });
    if (this.form.elements.edit) this.form.elements.edit.value = this.edit;
    if (isKept) this.say("here");
    this.tries = 0;
    this.soon(QUIET_MS);
  }

  soon(delay) {
    if (!this.isAutomatic) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), delay);
  }

  body() {
    const body = new URLSearchParams(new FormData(this.form));
    body.set("edit", this.edit ?? this.nextEdit());
    return body;
  }

  async send() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (this.isSending) return this.soon(QUIET_MS);
    /* Another tab has saved since this one last looked: sending would undo that. */
    if (this.held().received > this.known) return this.stale(this.held().received);
    this.edit ??= this.nextEdit();
    const sentEdit = this.edit;
    this.isSending = true;
    this.say("sent");
    try {
      const answer = await post(this.form.action, this.body());
      if (!answer.isJson || !answer.data.status) throw new Error(String(answer.status));
      this.settle(answer.data, sentEdit);
    } catch {
      this.say("waiting");
      this.soon(AGAIN_MS[Math.min(this.tries, AGAIN_MS.length - 1)] * (0.75 + chance() * 0.5));
      this.tries += 1;
    } finally {
      this.isSending = false;
    }
  }

  settle(answer, sentEdit) {
    this.tries = 0;
    if (answer.status === "saved") this.received(sentEdit);
    else if (answer.status === "stale") this.stale(Number(answer.edit ?? 0));
    else if (answer.status === "refused") this.refused(answer);
    else this.close();
  }

  refused({ message, keys }) {
    this.form.querySelector("[data-reason]").textContent = message;
    this.mark(keys);
    this.say("refused");
  }

  mark(keys) {
    for (const field of this.form.elements) field.ariaInvalid = keys.includes(field.name) ? "true" : null;
  }

  /* Nothing is taken any more: what was typed stays to be read. */
  close() {
    for (const field of this.form.elements) field.readOnly = true;
    this.say("closed");
  }

  stale(edit) {
    this.known = Math.max(this.known, edit);
    this.say("stale");
  }

  received(sentEdit) {
    this.known = Math.max(this.known, sentEdit);
    this.remember({ received: Math.max(this.held().received, sentEdit) });
    if (this.edit !== sentEdit) {
      this.soon(QUIET_MS);
      return;
    }
    if (this.held().edit === sentEdit) this.remember({ values: {}, isWaiting: false });
    if (this.form.elements.edit) this.form.elements.edit.value = this.edit + 1;
    settle(this.form);
    this.mark([]);
    this.say("received");
    this.form.dispatchEvent(new CustomEvent("form:sent", { bubbles: true }));
  }

  choose(which) {
    if (which === "mine") {
      this.typed();
      this.send();
    } else if (which === "theirs") {
      this.forget();
      window.location.reload();
    }
  }

  /* It has arrived, or was given up: the server has the say from here on. */
  forget() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.remember({ values: {}, isWaiting: false });
  }

  /* The page goes away with something unsent: one last try that outlives it. The draft stays until it is known to have arrived. */
  flush() {
    const body = this.body();
    fetch(this.form.action, { method: "POST", body, keepalive: true, headers: { Accept: "application/json" } }).catch(() => {});
  }

  say(state) {
    const box = this.form.querySelector("[data-saving]");
    if (!box) return;
    for (const line of box.querySelectorAll(":scope > [data-state]")) line.hidden = line.dataset.state !== state;
  }
}

for (const form of document.querySelectorAll("form:is([data-autosave], [data-draft]):not([data-sample])")) new Draft(form);
