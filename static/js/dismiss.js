// Panels of the bar (languages, emergency) close on Escape, on a tap outside, when focus leaves.
// Without this file they open and close by their own summary.
const panels = document.querySelectorAll("details[data-dismiss]");

function closeAllBut(kept) {
  for (const panel of panels) if (panel !== kept) panel.open = false;
}

document.addEventListener("click", (event) => {
  closeAllBut(event.target.closest("details[data-dismiss]"));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = [...panels].find((panel) => panel.open);
  if (!open) return;
  const hadFocus = open.contains(document.activeElement);
  open.open = false;
  if (hadFocus) open.querySelector("summary").focus();
});

for (const panel of panels) {
  panel.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !panel.contains(event.relatedTarget)) panel.open = false;
  });
}
