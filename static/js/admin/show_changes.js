// The panel "What this changes" follows the typing, and its button brings the reader to it.
// Without this file the button asks for the page anew, at the panel.
const WAIT_MS = 700; // after the last key: trying a hundred searches takes the server a second
const form = document.getElementById("w-editor-form");
let timer = 0;
let running = null;

const panel = () => document.getElementById("changes");
const shown = (section) => section.querySelector(".changes-shown")?.dataset.shown;

async function refresh({ isAskedFor = false } = {}) {
  clearTimeout(timer);
  running?.abort();
  running = new AbortController();
  const filled = new FormData(form);
  filled.set("show-changes", "1");
  const answer = await fetch(form.action || location.href, {
    method: "POST",
    body: filled,
    signal: running.signal,
  });
  if (!answer.ok) throw new Error(`the preview was answered with ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.getElementById("changes");
  if (!next) throw new Error("the answer has no preview");
  // a refusal of half a word is news only to who looks at something, or asked
  if (shown(next) === "changes" || shown(panel()) || isAskedFor) panel().replaceWith(next);
}

function isNoNews(error) {
  return error.name === "AbortError";
}

function markEarlier() {
  if (shown(panel())) panel().querySelector(".changes-earlier").hidden = false;
}

function onTyping(event) {
  if (!event.target.name || panel().contains(event.target)) return;
  markEarlier();
  clearTimeout(timer);
  timer = setTimeout(() => {
    refresh().catch((error) => {
      if (!isNoNews(error)) console.warn(error); // the panel says that it is of before
    });
  }, WAIT_MS);
}

async function onAsked(event) {
  const button = event.target.closest("button[name=show-changes]");
  if (!button || button.dataset.plain) return;
  event.preventDefault();
  button.disabled = true;
  try {
    await refresh({ isAskedFor: true });
    goToPanel();
  } catch (error) {
    button.disabled = false;
    if (isNoNews(error)) return;
    button.dataset.plain = "1"; // the plain way, whose page tells what is wrong
    button.click();
  }
}

function goToPanel() {
  document.getElementById("changes-title").focus({ preventScroll: true });
  panel().scrollIntoView({ block: "start" });
}

if (form && panel()) {
  form.addEventListener("input", onTyping);
  form.addEventListener("change", onTyping); // a chosen page is no typing
  form.addEventListener("click", onAsked);
  if (shown(panel())) addEventListener("load", goToPanel);
}
