/* What the server makes of words that are saved (a picture of a sheet, whom they can be shown to) is fetched anew after each save.
   <div data-renew="NAME"> is taken out of the page itself. Without this file it comes with the next look at the page. */
import { fragment } from "./page.js";

const places = document.querySelectorAll("[data-renew]");

async function renew() {
  try {
    const answer = await fetch(window.location.href);
    const page = answer.ok && fragment(await answer.text());
    for (const place of page ? places : []) {
      const drawn = page.querySelector(`[data-renew="${place.dataset.renew}"]`);
      const hadFocus = place.contains(document.activeElement);
      if (drawn) place.replaceChildren(...drawn.childNodes);
      if (hadFocus) place.querySelector("button")?.focus();
    }
  } catch {
    /* Not connected: what is there stays. */
  }
}

if (places.length) document.addEventListener("form:sent", renew);
