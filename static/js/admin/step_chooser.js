// In the editor of a protocol: a branch's target is chosen from the steps on this very form.
// The form field keeps the step's id; the list shows position and heading, and follows edits.
const STEP = /^phases-(\d+)-value-steps-(\d+)-value-heading$/;
const words = JSON.parse(document.getElementById("step-chooser-words").textContent);

function steps() {
  const found = [];
  for (const heading of document.querySelectorAll('input[name$="-value-heading"]')) {
    const match = STEP.exec(heading.name);
    if (!match) continue;
    const base = `phases-${match[1]}`;
    const item = `${base}-value-steps-${match[2]}`;
    const value = (name) => document.querySelector(`input[name="${name}"]`)?.value ?? "";
    if (value(`${base}-deleted`) || value(`${item}-deleted`)) continue;
    const order = [Number(value(`${base}-order`)), Number(value(`${item}-order`))];
    found.push({ id: value(`${item}-id`), order, heading: heading.value });
  }
  return found.sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]);
}

function fill(select, input) {
  const options = [new Option(words.choose, "")];
  const known = steps().filter((step) => step.id);
  for (const step of known) {
    const place = `${step.order[0] + 1}.${step.order[1] + 1}`;
    options.push(new Option(`${place}  ${step.heading}`, step.id));
  }
  if (input.value && !known.some((step) => step.id === input.value)) {
    options.push(new Option(words.gone, input.value));
  }
  select.replaceChildren(...options);
  select.value = input.value;
}

function dress(input) {
  const select = document.createElement("select");
  select.className = "step-target";
  select.setAttribute("aria-labelledby", input.getAttribute("aria-labelledby") ?? "");
  if (input.id) {
    select.id = `${input.id}-list`;
    document.querySelector(`label[for="${input.id}"]`)?.setAttribute("for", select.id);
  }
  fill(select, input);
  select.addEventListener("focus", () => fill(select, input));
  select.addEventListener("change", () => {
    input.value = select.value;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.hidden = true;
  input.dataset.dressed = "";
  input.after(select);
}

// Steps with words are folded to their headings; an empty one waits to be written.
function openEmpty() {
  for (const heading of document.querySelectorAll('input[name$="-value-heading"]')) {
    if (!STEP.test(heading.name) || "seen" in heading.dataset) continue;
    heading.dataset.seen = "";
    const toggle = heading.closest("[data-streamfield-child]")?.querySelector("[data-panel-toggle]");
    if (!heading.value && toggle?.getAttribute("aria-expanded") === "false") toggle.click();
  }
}

function dressAll() {
  document.querySelectorAll("input[data-step-target]:not([data-dressed])").forEach(dress);
  openEmpty();
}

let isPlanned = false;
function plan() {
  if (isPlanned) return;
  isPlanned = true;
  requestAnimationFrame(() => {
    isPlanned = false;
    dressAll();
  });
}

new MutationObserver(plan).observe(document.body, { childList: true, subtree: true });
dressAll();
