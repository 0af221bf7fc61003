/* A screen with much on it is set smaller, step by step, until it fits; never below the smallest step of projector_slide.css. */
const SMALLEST = 7;

function fit() {
  for (const part of document.querySelectorAll("[data-fit]")) {
    const stage = part.closest(".stage") ?? part.parentElement;
    for (let size = 0; size <= SMALLEST; size += 1) {
      part.dataset.fit = String(size);
      if (stage.scrollHeight <= window.innerHeight + 1) break;
    }
  }
}

fit();
document.addEventListener("region:changed", fit);
window.addEventListener("resize", fit);
document.fonts?.ready.then(fit);
