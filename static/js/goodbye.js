/* The page after "Finish and clear": drafts kept on this device go, and the back button shows no page of before. */
import { store } from "./page.js";

/* Somebody else may be in the class on this device by now, and this page of who was here before: theirs stay. */
const here = document.querySelector("[data-here]")?.dataset.here.split(" ").filter(Boolean) ?? [];
store.clear("draft:", here.map((person) => `draft:${person}-`));
store.clear("active:"); // see idle.js
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});
