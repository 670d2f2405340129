/* Where the reader is: marks the phase in the index, fills the strip, lets the language
   switch keep the step, and has a contact counted that is missing at the step being read. */

const steps = [...document.querySelectorAll(".step")];
const strip = document.querySelector(".strip");
const bar = document.querySelector(".bar");
const languages = [...document.querySelectorAll(".languages a, .languages-menu a")];
const marks = new Map(
  [...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link]),
);

const numberOf = (step) => step.querySelector(".step-number").textContent;

function point(link, step, words) {
  link.hidden = !step;
  if (!step) return;
  link.href = `#${step.id}`;
  link.textContent = numberOf(step);
  link.setAttribute("aria-label", `${words} ${numberOf(step)}`);
}

function show(step) {
  const heading = step.closest(".phase").querySelector("h2");
  for (const [id, link] of marks) {
    if (id === heading.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  const index = steps.indexOf(step);
  const phase = strip.querySelector(".strip-phase");
  phase.href = `#${heading.id}`;
  phase.textContent = heading.textContent;
  point(strip.querySelector(".strip-previous"), steps[index - 1], strip.dataset.previous);
  point(strip.querySelector(".strip-next"), steps[index + 1], strip.dataset.next);
}

function keepStep(hash) {
  for (const link of languages) link.hash = hash;
}

/* A step that slid by was not read. No more is told than that somebody stood here. */
const STAYS = 1500; // milliseconds
let staying;

function tellMissing(step) {
  clearTimeout(staying);
  const {missing} = step.dataset;
  if (!missing) return;
  staying = setTimeout(() => {
    delete step.dataset.missing;
    navigator.sendBeacon(missing);
  }, STAYS);
}

/* Where a step comes to stand when a link leads to it, and by how much focus on a bar may move
   the page back up: its scroll padding. */
function lineBelowBars() {
  const padding = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  const margin = parseFloat(getComputedStyle(steps[0]).scrollMarginTop) || 0;
  const bars = (bar?.offsetHeight ?? 0) + strip.offsetHeight;
  return Math.min(innerHeight / 2, Math.max(bars, padding + margin) + Math.max(padding, 56) + 8);
}

/* The step that crosses that line is the one being read: low enough that a reader who reaches
   for the language switch by keyboard stays on the step. */
function watch() {
  const seen = new Set();
  let current = null;
  const line = lineBelowBars();
  const observer = new IntersectionObserver((entries) => {
    for (const {target, isIntersecting} of entries) {
      if (isIntersecting) seen.add(target);
      else seen.delete(target);
    }
    const step = steps.find((candidate) => seen.has(candidate));
    if (!step || step === current) return;
    current = step;
    show(step);
    keepStep(`#${step.id}`);
    tellMissing(step);
  }, {rootMargin: `-${line}px 0px -${Math.max(0, innerHeight - line - 2)}px 0px`});
  for (const step of steps) observer.observe(step);
  return observer;
}

if (steps.length && strip) {
  show(steps[0]);
  if (location.hash.startsWith("#s-")) keepStep(location.hash);
  let observer = watch();
  addEventListener("resize", () => {
    observer.disconnect();
    observer = watch();
  });
  addEventListener("hashchange", () => {
    if (location.hash.startsWith("#s-")) keepStep(location.hash);
  });
}
