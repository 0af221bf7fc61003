/* Keeps what is typed or chosen on this device at once, sends it until the server has it, and says how far it has come.

   <form data-autosave="NAME"> is sent a moment after typing, <form data-answer="NAME"> (a choice) and <form data-draft="NAME"> (words) by
   their button; after that by itself, as often as it takes: once more after a break in the network, from another tab, and from any page of
   the class. NAME is the activity and round; <meta name="person"> is the class and the person. A sending carries `edit`, higher than all
   before it, and a `once` of its own where the form has such a field: there each page keeps its own. Its receipt is {"status": "saved",
   "location": "where to look"}, and nothing else: a page or a redirect may come from whoever stands between phone and server.
   {"status": "stale" | "closed" | "wrong", "edit": 7, "message": "why"} says that it was not taken, and the words stay; "look", that
   the server has a page for it. With data-forget the page has had these words and wants them nowhere.

   Tabs share what is kept. A number is one set of words, so what becomes of the number has become of the words, in whichever tab they
   stand. An answer is the last one chosen in any tab; two tabs of words are asked about. Without this file all are plain forms. */
import { addHidden, addToken, chance, fromTemplate, newKey, post, settle, store, whose } from "./page.js";

const QUIET_MS = 800;
const AGAIN_MS = [2000, 5000, 10000, 15000];
const FORMS = "form:is([data-autosave], [data-answer], [data-draft]):not([data-sample])";
const OURS = ["csrf_token", "edit"];
const UNSEEN = ["hidden", "submit", "button"];

const person = whose();
const drafts = new Map();

class Draft {
  constructor(key, form) {
    this.key = key;
    this.tries = 0;
    this.timer = 0;
    this.given = new Set(); // edit numbers of this tab
    this.isOwn = false; // written in this tab, and not known to have arrived or to have been thrown away
    this.isSending = false;
    this.bind(form);
  }

  /* The form may be another one later: its region was drawn anew, or has gone and left it as a stray. */
  bind(form) {
    this.form = form;
    this.isAutomatic = "autosave" in form.dataset;
    this.isAnswer = "answer" in form.dataset;
    this.isStray = "stray" in form.dataset;
    /* The field holds the next edit number: the server has the one before. */
    this.known = Math.max(Number(form.elements.edit?.value ?? form.dataset.edit ?? 1) - 1, 0);
    if (this.held().received < this.known) this.remember({ received: this.known });
    if ("forget" in form.dataset) this.forget();
    this.pickUp();
    if (this.isClosed()) return;
    form.addEventListener("input", (event) => this.typed(event.target));
    form.addEventListener("submit", (event) => this.ask(event));
    form.addEventListener("click", (event) => this.choose(event.target.dataset.keep));
  }

  /* What this device keeps: edit (the highest number given out), base (what the draft was made from), received, pairs (what to send),
     isWaiting (it was not received), isAsked (its writer wants it sent), isChoice (something is
     chosen, not typed), message (why it was not taken), action, said. */
  held() {
    return { edit: 0, base: 0, received: 0, pairs: [], isWaiting: false, ...(this.unkept ?? store.get(this.key)) };
  }

  remember(changes) {
    const all = { ...this.held(), ...changes };
    const isKept = store.set(this.key, all);
    this.unkept = isKept ? null : all;
    warn();
  }

  /* A draft that never arrived is put back; where another place was saved meanwhile, its writer chooses. */
  pickUp() {
    const held = this.held();
    if (!held.isWaiting) {
      if (this.pairs && this.isAnswer) this.fill(); // drawn anew: what was received stays chosen
      return this.say(this.state);
    }
    const isBehind = (this.isAutomatic ? held.base : held.edit - 1) < this.known;
    if (isBehind && this.holds(held.pairs)) return this.forget();
    this.takeFrom(held);
    if (this.isClosed()) this.say("closed");
    else if (held.message) this.say("refused", held.message);
    else if (isBehind) this.say("stale");
    else if (this.isSending) this.say("sent");
    else if (held.isAsked) this.soon(QUIET_MS * chance());
  }

  takeFrom(held) {
    this.edit = held.edit;
    this.pairs = held.pairs;
    this.isOwn = false;
    if (this.isStray) this.form.querySelector("[data-said]").textContent = held.said;
    else this.fill();
    this.say("here");
  }

  fill() {
    for (const field of this.form.elements) {
      const { name, type } = field;
      if (!name || (name !== "once" && UNSEEN.includes(type))) continue;
      const mine = this.pairs.filter((pair) => pair[0] === name).map((pair) => pair[1]);
      if (["checkbox", "radio"].includes(type)) field.checked = mine.includes(field.value);
      else field.value = mine[0] ?? "";
      if (mine[0]) field.closest("details")?.setAttribute("open", "");
    }
  }

  /* Are these the words in the form? Spaces and ends of lines do not count: the server tidies them. */
  holds(pairs) {
    const unseen = [...this.form.elements].filter(({ type }) => UNSEEN.includes(type)).map(({ name }) => name);
    const gist = (all) => all.filter(([name, value]) => value.trim() && !unseen.includes(name));
    const words = (all) => gist(all).map(([name, value]) => [name, value.replace(/\s+/g, " ").trim()]);
    return JSON.stringify(words(pairs)) === JSON.stringify(words(this.read(null)));
  }

  isClosed() {
    return "closed" in this.form.dataset;
  }

  isDue() {
    const held = this.held();
    return this.pairs && held.isWaiting && held.isAsked && !held.message && !this.isClosed() && this.state !== "stale";
  }

  /* Every edit has a higher number than all before it on this device, in whichever tab it was made. */
  nextEdit() {
    const held = this.held();
    return Math.max(held.edit, held.received, this.edit ?? 0, this.known) + 1;
  }

  read(button) {
    return this.isStray ? this.pairs : [...new FormData(this.form, button)].filter(([name]) => !OURS.includes(name));
  }

  isAsBefore(pairs) {
    return JSON.stringify(pairs) === JSON.stringify(this.pairs);
  }

  /* What stands in the form now; under a new number where that is something else. */
  note(isAsked, button) {
    const held = this.held();
    const { once, edit: field } = this.form.elements;
    if (once && !held.isWaiting) once.value = newKey();
    const pairs = this.read(button);
    if (!held.isWaiting || held.edit !== this.edit || !this.isAsBefore(pairs)) this.edit = this.nextEdit();
    this.given.add(this.edit);
    this.isOwn = true;
    this.pairs = pairs;
    if (field) field.value = this.edit;
    const now = { edit: this.edit, base: this.known, pairs, isAsked, isWaiting: true, message: "" };
    const ours = { action: this.form.action, said: this.inWords(), isChoice: this.isAnswer && this.chosen().length > 0 };
    this.remember(this.isStray ? now : { ...now, ...ours });
  }

  chosen() {
    return [...this.form.querySelectorAll('[name="option"]:checked, [name="line"]:checked')];
  }

  inWords() {
    const chosen = this.chosen().map((one) => one.labels[0]);
    const typed = [...this.form.querySelectorAll('textarea, input:not([type]), input[type="text"]')].map((one) => one.value);
    return [...chosen.map((label) => label.textContent.trim()), ...typed].filter(Boolean).join(" · ").slice(0, 200) || document.querySelector("h1")?.textContent.trim();
  }

  /* Words are sent when they are whole, and only their writer knows when; another choice in place of one that waits is whole. */
  typed(field) {
    const isChanged = this.held().isAsked && ["checkbox", "radio"].includes(field.type);
    this.note(this.isAutomatic || isChanged, null);
    this.say("here");
    this.tries = 0;
    if (this.isAutomatic || isChanged) this.soon(QUIET_MS);
  }

  ask(event) {
    event.preventDefault();
    if (this.isStray && !this.catchUp()) return;
    const button = event.submitter?.name ? event.submitter : null;
    if (this.hasArrived() && this.isAsBefore(this.read(button))) return this.say("received");
    this.isByHand = true;
    this.note(true, button);
    this.send();
  }

  hasArrived() {
    const held = this.held();
    return held.received === this.edit && !(held.isWaiting && held.edit === this.edit);
  }

  /* Another tab may have written to what is kept since this one last looked. True where these words are kept, and wait. */
  catchUp() {
    const held = this.held();
    const isSame = held.edit === this.edit;
    if (held.isWaiting && isSame) return true;
    if (held.isWaiting && (this.isAnswer || this.isStray)) {
      this.takeFrom(held);
      return true;
    }
    if (this.isStray) this.form.remove();
    else if (this.isOwn && !isSame) held.isWaiting ? this.say("stale") : this.putBack();
    else {
      this.isOwn = false;
      this.say(this.hasArrived() ? "received" : "");
    }
    return false;
  }

  /* Other words have had the place of these, and have left it. */
  putBack() {
    this.note(this.isAutomatic, null);
    this.say("here");
    if (this.isAutomatic) this.soon(QUIET_MS);
  }

  soon(delay) {
    clearTimeout(this.timer);
    if (this.form.isConnected) this.timer = setTimeout(() => this.send(), delay);
  }

  body() {
    const { pairs, edit } = this.held();
    return new URLSearchParams([...pairs, ["edit", edit]]);
  }

  async send() {
    clearTimeout(this.timer);
    if (this.isSending) return this.soon(QUIET_MS);
    const { received, action } = this.held();
    /* Another tab has saved since this one last looked: sending would undo that. */
    if (this.isAutomatic && received > this.known && !this.given.has(received)) return this.stale(received);
    if (!this.catchUp()) return;
    const { edit } = this;
    this.isSending = true;
    this.say("sent");
    const answer = await post(action, this.body()).catch(() => null);
    this.isSending = false;
    this.hear(answer, edit);
  }

  hear(answer, edit) {
    const { status, message, location, edit: theirs, keys } = answer?.data ?? {};
    if (!answer || answer.status >= 500 || answer.status === 429) this.again(); // it goes by itself: nobody has to try
    else if (status === "saved") this.received(edit, location);
    else if (status === "stale") this.stale(Number(theirs));
    else if (this.isAutomatic && status === "closed") this.close();
    else if (message) this.refused(message, keys);
    else if (status !== "look") this.again();
    else if (this.isStray && !this.isByHand) this.refused();
    else this.leave();
  }

  again() {
    this.isByHand = false;
    this.say("waiting");
    this.soon(AGAIN_MS[Math.min(this.tries, AGAIN_MS.length - 1)] * (0.75 + chance() * 0.5));
    this.tries += 1;
  }

  mark(keys) {
    for (const field of this.form.elements) field.ariaInvalid = keys.includes(field.name) ? "true" : null;
  }

  /* Nothing is taken any more: what was typed stays to be read. */
  close() {
    for (const field of this.form.elements) field.readOnly = true;
    this.say("closed");
  }

  refused(message, keys = []) {
    this.mark(keys);
    this.say("refused", message);
    this.remember({ message: this.form.querySelector('[data-state="refused"] [data-words]')?.textContent ?? message });
  }

  stale(edit) {
    this.known = Math.max(this.known, edit);
    this.say("stale");
  }

  /* A page instead of a receipt: the browser shows what the server has to say, and its writer sends it anew. */
  leave() {
    this.remember({ isAsked: false });
    const form = document.createElement("form"); // of what was sent, its button too, and nothing else
    Object.assign(form, { method: "post", action: this.held().action, hidden: true });
    for (const [name, value] of [...this.pairs, ["edit", this.edit]]) addHidden(form, name, value);
    addToken(form);
    document.body.append(form);
    form.submit();
    form.remove();
  }

  received(edit, location) {
    this.tries = 0;
    this.known = Math.max(this.known, edit);
    this.remember({ received: Math.max(this.held().received, edit) });
    if (this.edit !== edit) return this.isDue() ? this.soon(QUIET_MS) : this.say("here");
    this.isOwn = false;
    const held = this.held();
    if (held.edit === edit && this.isAsBefore(held.pairs)) this.forget();
    if (this.form.elements.edit) this.form.elements.edit.value = edit + 1;
    settle(this.form);
    this.mark([]);
    this.say("received");
    if (this.isStray) this.form.querySelector(".actions").hidden = true;
    document.dispatchEvent(new CustomEvent("form:sent"));
    if (!location || this.isStray) return;
    history.scrollRestoration = "manual";
    history.replaceState(null, "", location);
    window.location.reload();
  }

  choose(which) {
    if (which === "mine") {
      this.pairs = null;
      this.note(true, null);
      this.send();
    } else if (which) {
      if (this.held().edit === this.edit) this.forget(); // else another tab's words are kept there
      if (which === "theirs") window.location.reload();
      else this.form.remove();
    }
  }

  /* It has arrived, or was given up: the server has the say from here on. */
  forget() {
    clearTimeout(this.timer);
    this.remember({ pairs: [], said: "", message: "", isWaiting: false, isAsked: false });
  }

  /* The page goes away with something unsent: one last try that outlives it. The draft stays until it is known to have arrived. */
  flush() {
    if (this.isDue()) post(this.held().action, this.body(), { keepalive: true, signal: null }).catch(() => {});
  }

  /* Another tab has written to what is kept. */
  follow() {
    const { message, isAsked } = this.held();
    if (this.isSending || !this.catchUp()) return;
    if (message) this.say("refused", message);
    else if (isAsked && (this.isAnswer || this.isStray)) this.again();
  }

  /* Where the browser keeps nothing, no line says that it does. */
  say(state, words) {
    this.state = this.unkept && ["here", "waiting"].includes(state) ? "unkept" : state;
    const box = this.form.querySelector("[data-saving]");
    for (const kept of box?.querySelectorAll("[data-kept]") ?? []) kept.hidden = Boolean(this.unkept);
    for (const line of box?.querySelectorAll("[data-state]") ?? []) {
      line.hidden = line.dataset.state !== this.state;
      const place = line.querySelector("[data-words]");
      if (!place || line.hidden) continue;
      place.dataset.words ||= place.textContent;
      place.textContent = words || place.dataset.words;
    }
  }
}

/* What waits and has no form on this page gets a small one, which says what it is and how far it has come; also a choice that was never
   sent, as its question may be gone. Words that were never sent stand on their own page. */
function stray(key) {
  const form = fromTemplate("stray")?.firstElementChild;
  if (!form) return null;
  document.querySelector("[data-strays]").append(form);
  return new Draft(key, form);
}

/* Where several of a kind are given, each page has a piece of its own, or the first one that waits and is on no page. */
function keyOf(form) {
  const { autosave, answer, draft: name } = form.dataset;
  const key = `draft:${person}-${autosave ?? answer ?? name}`;
  if (!form.elements.once) return key;
  const known = [...drafts].find(([, draft]) => draft.form === form)?.[0];
  const waits = (one) => store.get(one)?.isWaiting && (drafts.get(one)?.isStray ?? true);
  return known ?? store.keys(`${key}-`).find(waits) ?? `${key}-${form.elements.once.value}`;
}

/* Before somebody leaves: what waits would be lost. */
function warn() {
  const waits = store.keys(`draft:${person}-`).some((key) => store.get(key)?.isWaiting);
  for (const box of document.querySelectorAll("[data-waits]")) box.hidden = !waits;
}

function look() {
  for (const form of document.querySelectorAll(FORMS)) {
    const key = keyOf(form);
    const draft = drafts.get(key);
    if (!draft) drafts.set(key, new Draft(key, form));
    else if (draft.form !== form) {
      if (draft.isStray) draft.form.remove();
      draft.bind(form);
    }
  }
  for (const [key, draft] of drafts) {
    if (draft.form.isConnected) continue;
    clearTimeout(draft.timer);
    drafts.delete(key);
  }
  for (const key of store.keys(`draft:${person}-`)) {
    const { isWaiting, isAsked, isChoice } = store.get(key) ?? {};
    const draft = isWaiting && (isAsked || isChoice) && !drafts.has(key) && stray(key);
    if (draft) drafts.set(key, draft);
  }
}

function wake() {
  if (!document.hidden) drafts.forEach((draft) => draft.isDue() && draft.soon(0));
}

if (person) {
  store.clear(`draft:${person.slice(0, person.lastIndexOf("-") + 1)}`, [`draft:${person}-`]); // of who was here before
  look();
  warn();
  document.addEventListener("region:changed", look);
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  window.addEventListener("pageshow", wake);
  window.addEventListener("pagehide", () => drafts.forEach((draft) => draft.flush()));
  window.addEventListener("storage", (event) => {
    drafts.get(event.key?.slice(11))?.follow();
    warn();
  });
}
