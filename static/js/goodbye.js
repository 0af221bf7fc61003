/* The page after "Finish and clear": drafts kept on this device go, and the back button shows no page of before. */
import { store } from "./page.js";

store.clear("draft:");
store.clear("active:"); // see idle.js
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});
