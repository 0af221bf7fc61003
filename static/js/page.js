/* What every module needs: the CSRF token, safe markup, small storage, and chance. */

/* Regions come from our own server, already escaped; this is the one place that turns text into markup. */
const policy = window.trustedTypes?.createPolicy("give-first", { createHTML: (text) => text });

export function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = policy ? policy.createHTML(html) : html;
  return template.content;
}

export function fromTemplate(name) {
  return document.querySelector(`template[data-${name}]`)?.content.cloneNode(true) ?? null;
}

export function token() {
  return document.querySelector('meta[name="csrf-token"]')?.content ?? "";
}

/* randomUUID is missing on a plain-HTTP local address; getRandomValues is there. A number from 0 up to 1. */
export function chance() {
  return crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32;
}

/* Another one each time, for what must count once however often it is sent. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("-");
}

/* The class and the person that this page was made for: somebody else may be in the class on this device by now. */
export function whose() {
  return document.querySelector('meta[name="person"]')?.content ?? "";
}

export function addToken(form) {
  if (form.method !== "post") return;
  if (!form.elements.csrf_token && token()) addHidden(form, "csrf_token", token());
  if (!form.elements.person && whose()) addHidden(form, "person", whose());
}

export function addHidden(form, name, value) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name, value });
  form.append(field);
}

/* Private windows and full disks refuse storage: then nothing is kept, and nothing breaks. */
export const store = {
  get(key) {
    try {
      return JSON.parse(localStorage.getItem(`give-first:${key}`));
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(`give-first:${key}`, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
  keys(prefix) {
    try {
      return Object.keys(localStorage).flatMap((key) => (key.startsWith(`give-first:${prefix}`) ? key.slice(11) : []));
    } catch {
      return []; // nothing was kept
    }
  },
  /* `but`: those that begin like this stay. */
  clear(prefix, but = []) {
    const others = this.keys(prefix).filter((key) => !but.some((kept) => key.startsWith(kept)));
    for (const key of others) localStorage.removeItem(`give-first:${key}`);
  },
};

const PATIENCE_MS = 20000; // a phone in a dead corner of the room must be told, not left waiting

export async function post(address, body, more) {
  const patience = new AbortController();
  setTimeout(() => patience.abort(), PATIENCE_MS);
  const sent = await fetch(address, {
    method: "POST",
    body,
    credentials: "same-origin",
    signal: patience.signal,
    redirect: "manual", // a redirect is for the page to follow, or its message is read by nobody
    headers: { Accept: "application/json", "X-CSRFToken": token(), ...(whose() && { "X-Person": whose() }) },
    ...more,
  });
  const isJson = sent.headers.get("Content-Type")?.includes("application/json") ?? false;
  const isRedirect = sent.type === "opaqueredirect";
  const data = isJson ? await sent.json() : null;
  if (data?.status === "gone") go(data.location);
  return { ok: sent.ok, status: sent.status, isRedirect, isJson, data };
}

/* What could not be done is said at the place itself; without words of the server, that nothing came through. */
export function sayNotSent(place, message) {
  hush(place);
  const words = fromTemplate("not-sent");
  if (!words || !place) return;
  words.firstElementChild.setAttribute("data-not-sent", "");
  if (message) words.querySelector("span").textContent = message;
  place.append(words);
}

export function hush(place) {
  place?.querySelector("[data-not-sent]")?.remove();
}

/* What stands in the form is now what the server has: no longer unsent. */
export function settle(form) {
  for (const field of form.elements) {
    if ("defaultValue" in field && field.type !== "hidden") field.defaultValue = field.value;
    if ("defaultChecked" in field) field.defaultChecked = field.checked;
    for (const option of field.tagName === "SELECT" ? field.options : []) option.defaultSelected = option.selected;
  }
}

/* Leads on only within our own site, and not away from a device that is just forgetting its user (idle.js). */
export function go(location) {
  if (document.body.dataset.cleared !== undefined) return;
  const target = new URL(location, window.location.href);
  if (target.origin === window.location.origin) window.location.assign(target);
}

/* Live, catching up, or offline since the server was last heard (see status.html). */
export function connection(state, heardAt) {
  const line = document.querySelector("[data-connection]");
  if (!line || line.dataset.connection === state) return;
  line.dataset.connection = state;
  const since = line.querySelector("[data-since]");
  const hour = { hour: "2-digit", minute: "2-digit" };
  if (since) since.textContent = new Date(heardAt).toLocaleTimeString(document.documentElement.lang, hour);
  for (const word of line.querySelectorAll("[data-state]")) word.hidden = word.dataset.state !== state;
}
