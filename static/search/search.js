// Results while typing, `/` to reach the box, arrows over the results. Without this file the
// box is a plain form and the page is complete.
const WAIT_MS = 150; // after the last key, before a request leaves
const PATIENCE_MS = 20_000; // a slow 3G line answers in 3 s; after this nothing will come
const box = document.querySelector("form.search-box");
const field = box?.elements.q;
const results = box?.dataset.live ? document.getElementById(box.dataset.live) : null;
const failed = document.getElementById("results-failed");
const said = document.getElementById("results-said");
let timer = 0;
let running = null;

function addressOf(form) {
  const here = new URL(form.action, location.href);
  const kept = new URLSearchParams(location.search);
  for (const [name, value] of kept) {
    if (!["q", "m", "page", "shown", "typed", "partial"].includes(name)) here.searchParams.append(name, value);
  }
  for (const [name, value] of new FormData(form)) {
    if (value.trim()) here.searchParams.set(name, value.trim());
  }
  return here;
}

// What is shown answers earlier words from the first key on, until an answer came.
function age() {
  clearTimeout(timer);
  running?.abort();
  results.setAttribute("aria-busy", "true");
  failed.replaceChildren();
  said.textContent = "";
}

async function fetchPart(here) {
  const part = new URL(here);
  part.searchParams.set("partial", "1");
  const asked = new AbortController();
  running = asked;
  const late = new DOMException("no answer", "TimeoutError");
  const patience = setTimeout(() => asked.abort(late), PATIENCE_MS);
  try {
    const answer = await fetch(part, { signal: asked.signal, credentials: "same-origin" });
    if (!answer.ok) throw new Error(answer.status);
    return await answer.text();
  } finally {
    clearTimeout(patience);
  }
}

async function follow() {
  age();
  const here = addressOf(box);
  try {
    show(await fetchPart(here), here);
  } catch (error) {
    if (error.name === "AbortError") return; // newer words are on their way
    results.classList.add("is-stale");
    failed.replaceChildren(document.getElementById("results-unsearched").content.cloneNode(true));
    results.removeAttribute("aria-busy");
  }
}

function show(html, here) {
  results.innerHTML = html;
  results.classList.remove("is-stale");
  results.removeAttribute("aria-busy");
  history.replaceState(null, "", here);
  said.textContent = document.getElementById("results-count")?.textContent.trim() ?? "";
  carry(here);
}

// The title and the links around the results speak of the words that were searched.
function carry(here) {
  const q = here.searchParams.get("q");
  document.title = (q ? `${q} · ` : "") + results.dataset.title;
  for (const link of document.querySelectorAll(".languages a, .languages-menu a")) {
    const there = new URL(link.href);
    there.search = here.search;
    link.href = there;
  }
  for (const link of document.querySelectorAll(".place a")) {
    const choice = new URL(link.href);
    const next = new URL(choice.searchParams.get("next"), location.origin);
    if (q) next.searchParams.set("q", q);
    else next.searchParams.delete("q");
    choice.searchParams.set("next", next.pathname + next.search);
    link.href = choice;
  }
}

function links() {
  return [...(results?.querySelectorAll(".hit-title a") ?? [])];
}

function move(event) {
  const all = links();
  if (!all.length) return;
  const at = all.indexOf(document.activeElement);
  if (at === -1 && document.activeElement !== field) return;
  event.preventDefault();
  const next = at + (event.key === "ArrowDown" ? 1 : -1);
  if (next < 0) field.focus();
  else all[Math.min(next, all.length - 1)].focus();
}

function isTyping(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

if (field && results) {
  box.addEventListener("submit", age);
  addEventListener("pageshow", (event) => event.persisted && follow());
  field.addEventListener("input", () => {
    age();
    timer = setTimeout(follow, WAIT_MS);
  });
}

if (field) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !isTyping(event.target)) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event);
  });
}
