/* "Only my role": marks my steps, dims what other roles should do. Musts and warnings stay.
   The choice is kept for this visit only, and only once the reader makes one. */

const KEY = "zyra-role";
const protocol = document.querySelector(".protocol");
const buttons = [...document.querySelectorAll(".roles [data-role]")];
const note = document.querySelector(".roles-note");

function show(role) {
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(button.dataset.role === role));
  }
  note.hidden = !role;
  protocol.classList.toggle("has-role", Boolean(role));
  for (const step of protocol.querySelectorAll(".step")) {
    const mine = step.dataset.roles.split(" ").includes(role);
    const stays = step.matches(".is-must, .has-warning");
    step.classList.toggle("is-mine", Boolean(role) && mine);
    step.classList.toggle("is-dimmed", Boolean(role) && !mine && !stays);
  }
  for (const chip of protocol.querySelectorAll(".step .role")) {
    chip.classList.toggle("is-other", Boolean(role) && chip.dataset.role !== role);
  }
}

function choose(role) {
  try {
    if (role) sessionStorage.setItem(KEY, role);
    else sessionStorage.removeItem(KEY);
  } catch {
    /* storage refused: the choice holds for this page */
  }
  show(role);
}

function kept() {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

for (const button of buttons) {
  button.addEventListener("click", () => {
    choose(button.getAttribute("aria-pressed") === "true" ? "" : button.dataset.role);
  });
}
if (buttons.some((button) => button.dataset.role === kept())) show(kept());
