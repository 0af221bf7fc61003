/* Forms: sent once however often they are tapped; data-fetch ones without leaving the page. Without this file they work as plain forms. */
import { addHidden, addToken, fragment, go, hush, newKey, post, sayNotSent, settle } from "./page.js";

const AGAIN_MS = 8000; // after this a second tap counts: the first may have been lost on the way

function isTappedTwice(form) {
  const sentAt = Number(form.dataset.sentAt ?? 0);
  return Date.now() - sentAt < AGAIN_MS;
}

function free(form) {
  delete form.dataset.sentAt;
  for (const button of form.elements) {
    if (!button.hasAttribute("data-waiting")) continue;
    button.removeAttribute("aria-disabled");
    button.removeAttribute("data-waiting");
  }
}

function hold(form, button) {
  form.dataset.sentAt = String(Date.now());
  button?.setAttribute("aria-disabled", "true");
  button?.setAttribute("data-waiting", "");
  setTimeout(() => free(form), AGAIN_MS); // a download leaves the page where it is
}

/* Nobody is led away from a screen in use by a refusal: it is said there. Who has to sign in again, and what a page answers, goes the way
   of a plain form; sending twice does no harm. */
function refuse(form, submitter, answer) {
  const isBusy = answer.status >= 500 || answer.status === 429;
  if (isBusy || (answer.isJson && answer.status !== 401)) {
    sayNotSent(form, answer.data?.message);
    return;
  }
  if (submitter?.name) addHidden(form, submitter.name, submitter.value);
  form.submit();
}

async function sendQuietly(form, submitter) {
  const body = new FormData(form, submitter);
  let answer;
  try {
    answer = await post(form.action, new URLSearchParams(body));
  } catch {
    sayNotSent(form);
    free(form);
    return;
  }
  if (answer.isRedirect) {
    settle(form);
    form.dispatchEvent(new CustomEvent("form:sent", { bubbles: true }));
    renew(form.dataset.fetch);
    return;
  }
  free(form);
  if (!answer.isJson || !answer.ok) {
    refuse(form, submitter, answer);
    return;
  }
  hush(form);
  if (form.hasAttribute("data-reset")) form.reset(); // before what it holds counts as what the server has
  settle(form);
  if (form.elements.once) form.elements.once.value = newKey();
  const told = new CustomEvent("form:sent", { bubbles: true, cancelable: true, detail: answer.data });
  if (form.dispatchEvent(told) && answer.data.location) go(answer.data.location);
  for (const [name, html] of Object.entries(answer.data.regions ?? {})) {
    document.querySelector(`[data-region="${CSS.escape(name)}"]`)?.replaceChildren(fragment(html));
  }
}

/* The page anew, with what the server has to say; at the part that data-fetch="#part" names, else where the reader was. */
function renew(part) {
  if (part) {
    history.scrollRestoration = "manual";
    history.replaceState(null, "", part);
  }
  window.location.reload();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "dialog" || event.defaultPrevented) return;
  if (isTappedTwice(form)) {
    event.preventDefault();
    return;
  }
  addToken(form);
  if (form.method !== "post") return;
  hold(form, event.submitter);
  if (!form.hasAttribute("data-fetch")) return;
  event.preventDefault();
  sendQuietly(form, event.submitter);
});

/* What the last request had to say is old news once another has been sent, or the class has moved on. */
function forgetFlashes() {
  document.querySelector("[data-flashes]")?.remove();
}

document.addEventListener("form:sent", forgetFlashes);
document.addEventListener("region:changed", (event) => event.detail.isNewStep && forgetFlashes());

/* Coming back with the back button: nothing is on its way any more. */
window.addEventListener("pageshow", () => document.querySelectorAll("form").forEach(free));

document.querySelector("[data-focus]")?.focus();
