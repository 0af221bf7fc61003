/* Counts the minutes on from where the server left them; needs no clock of its own to be right, only its pace. */
let drawnAt = performance.now();
let clocks = [];

function gather() {
  drawnAt = performance.now();
  clocks = [...document.querySelectorAll("[data-clock]")].map((row) => ({
    row,
    actual: Number(row.dataset.actual),
    planned: Number(row.dataset.planned),
    isRunning: row.closest("[data-running]")?.dataset.running === "true",
  }));
}

function tick() {
  const passed = (performance.now() - drawnAt) / 60000;
  for (const { row, actual, planned, isRunning } of clocks) {
    if (!isRunning) continue;
    const minutes = actual + passed;
    const text = String(Math.floor(minutes));
    const place = row.querySelector("[data-clock-actual]");
    if (place.textContent !== text) place.textContent = text;
    row.querySelector("[data-clock-over]").hidden = minutes <= planned;
    row.toggleAttribute("data-over", minutes > planned);
  }
}

gather();
document.addEventListener("region:changed", gather);
setInterval(tick, 1000);
