// Tells the portal whether a search led anywhere: once when a hit is opened, or when the page or
// its words are left. What is told is the mark the portal itself put into the page; no one is named.
const results = document.getElementById("results");
const told = new Map(); // mark's words → whether a hit was opened
let current = null; // what stands on the page

function read() {
  const holder = results.querySelector("[data-mark]");
  if (!holder) return null;
  const words = new URL(location.href).searchParams.get("q")?.trim().toLowerCase() ?? "";
  return { mark: holder.dataset.mark, isCounted: "counted" in holder.dataset, words };
}

function tell(search, isOpened) {
  if (!search?.mark) return;
  const isAgain = told.has(search.words);
  if (isAgain && (!isOpened || told.get(search.words))) return;
  told.set(search.words, isOpened);
  const what = new URLSearchParams({ asked: search.mark });
  if (isOpened) what.set("opened", "1");
  if (isAgain) what.set("again", "1");
  navigator.sendBeacon(results.dataset.settle, what);
}

function opened(event) {
  if (event.button > 1 || !event.target.closest?.(".hit a")) return;
  tell(current, true);
}

if (results && navigator.sendBeacon) {
  current = read();
  results.addEventListener("click", opened);
  results.addEventListener("auxclick", opened); // the middle button: a tab of its own
  new MutationObserver(() => {
    const next = read();
    if (next?.mark === current?.mark) return;
    if (current?.isCounted) tell(current, false); // half a word while typing is told to nobody
    current = next;
  }).observe(results, { childList: true });
  // The whole page that follows counts the same words itself.
  document.querySelector("form.search-box")?.addEventListener("submit", () => {
    if (current && !current.isCounted) current = null;
  });
  // A phone may end a hidden page without another word.
  document.addEventListener("visibilitychange", () => document.hidden && tell(current, false));
  addEventListener("pagehide", () => tell(current, false));
}
