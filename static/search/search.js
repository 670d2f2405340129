// Results while typing, `/` to reach the box, arrows over the results. Without this file the
// box is a plain form and the page is complete.
const WAIT_MS = 150; // after the last key, before a request leaves
const box = document.querySelector("form.search-box");
const field = box?.elements.q;
const results = box?.dataset.live ? document.getElementById(box.dataset.live) : null;
const said = document.getElementById("results-said");
let timer = 0;
let running = null;

function addressOf(form) {
  const here = new URL(form.action, location.href);
  const kept = new URLSearchParams(location.search);
  for (const [name, value] of kept) {
    if (!["q", "m", "page", "typed", "partial"].includes(name)) here.searchParams.append(name, value);
  }
  for (const [name, value] of new FormData(form)) {
    if (value.trim()) here.searchParams.set(name, value.trim());
  }
  return here;
}

async function follow() {
  running?.abort();
  running = new AbortController();
  const here = addressOf(box);
  const part = new URL(here);
  part.searchParams.set("partial", "1");
  try {
    const answer = await fetch(part, { signal: running.signal, credentials: "same-origin" });
    if (!answer.ok) return;
    results.innerHTML = await answer.text();
    history.replaceState(null, "", here);
    said.textContent = document.getElementById("results-count")?.textContent.trim() ?? "";
  } catch (error) {
    if (error.name !== "AbortError") said.textContent = "";
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
  field.addEventListener("input", () => {
    clearTimeout(timer);
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
