/* The picture of a sheet is drawn by the server from what is saved: after each save it is fetched anew.
   <div data-picture> is taken out of the page itself. Without this file it comes with the next look at the page. */
import { fragment } from "./page.js";

const place = document.querySelector("[data-picture]");

async function draw() {
  try {
    const answer = await fetch(window.location.href);
    const drawn = answer.ok && fragment(await answer.text()).querySelector("[data-picture]");
    if (drawn) place.replaceChildren(...drawn.childNodes);
  } catch {
    /* Not connected: the picture that is there stays. */
  }
}

if (place) document.addEventListener("form:sent", draw);
