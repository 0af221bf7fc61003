/* Parts of a page that the server makes out of what is saved, such as the picture of a sheet: after each save they are fetched anew.
   <div data-anew="picture"> is taken out of the page itself. Without this file it comes with the next look at the page. */
import { fragment } from "./page.js";

async function renew() {
  try {
    const answer = await fetch(window.location.href);
    if (!answer.ok) return;
    const page = fragment(await answer.text());
    for (const place of document.querySelectorAll("[data-anew]")) {
      const made = page.querySelector(`[data-anew="${CSS.escape(place.dataset.anew)}"]`);
      if (made) put(place, made);
    }
  } catch {
    /* Not connected: what is there stays. */
  }
}

/* Whoever stands on a button there, stands on it afterwards. */
function put(place, made) {
  const at = [...place.querySelectorAll("button")].indexOf(document.activeElement);
  place.replaceChildren(...made.childNodes);
  place.querySelectorAll("button")[at]?.focus();
}

document.addEventListener("form:sent", renew);
