/* On a page beside the class (components/went_on.html): says when the class is at another step than this page was made for.
   <main data-follow data-step="3">; a state without a step, as of a class that is over, says nothing. */
import { fragment } from "./page.js";

document.addEventListener("class:state", ({ detail }) => {
  const step = fragment(detail.regions.step).querySelector("[data-step]")?.dataset.step;
  const line = document.querySelector("[data-went-on] > p");
  line.hidden = !step || step === document.querySelector("[data-follow]").dataset.step;
});
