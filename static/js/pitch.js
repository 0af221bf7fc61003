/* Following a note from the text to its explanation and back: the target is shown, focused and not just scrolled to. */
function chosen(id) {
  document.querySelectorAll(".is-chosen").forEach((one) => one.classList.remove("is-chosen"));
  const target = document.getElementById(id);
  if (!target) return false;
  target.classList.add("is-chosen");
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  target.scrollIntoView({ block: "center", behavior: isStill ? "auto" : "smooth" });
  target.focus({ preventScroll: true });
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#finding-'], a[href^='#mark-']");
  if (link && chosen(link.hash.slice(1))) event.preventDefault();
});
