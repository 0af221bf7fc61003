/* Counts the shared clock down. The server's clock is the one that counts: data-now tells what it said when this page came. */
const skew = Number(document.querySelector("[data-now]")?.dataset.now) - Date.now();

function text(left) {
  const seconds = Math.ceil(left / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function tick() {
  const now = Date.now() + skew; // not performance.now(): that stands still while a phone sleeps
  for (const timer of document.querySelectorAll("[data-ends]")) {
    const left = Number(timer.dataset.ends) - now;
    const place = timer.querySelector("[data-left]");
    place.hidden = left <= 0;
    timer.querySelector("[data-over]").hidden = left > 0;
    if (left > 0 && place.textContent !== text(left)) place.textContent = text(left);
  }
}

tick();
document.addEventListener("region:changed", tick);
setInterval(tick, 500);
