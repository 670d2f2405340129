// The panel "What this changes" follows the typing. Without this file its button asks for it.
const WAIT_MS = 700; // after the last key: trying a hundred searches takes the server a second
const form = document.getElementById("w-editor-form");
let timer = 0;
let running = null;

async function refresh() {
  running?.abort();
  running = new AbortController();
  const filled = new FormData(form);
  filled.set("show-changes", "1");
  try {
    const answer = await fetch(form.action || location.href, {
      method: "POST",
      body: filled,
      signal: running.signal,
    });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.getElementById("changes");
    if (next && page.querySelector(".changes-terms, .shift, #changes [role=status]")) {
      document.getElementById("changes").replaceWith(next);
    }
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

form?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(refresh, WAIT_MS);
});
