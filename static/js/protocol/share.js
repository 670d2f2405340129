/* Hand a step on: the device's own share sheet where there is one, else the clipboard. */

const protocol = document.querySelector(".protocol");
const said = document.querySelector(".said");
const words = protocol?.dataset ?? {};

function say(text) {
  said.textContent = "";
  requestAnimationFrame(() => { said.textContent = text; });
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { said.textContent = ""; }, 5000);
}

/** Number, heading, limits, version, link: what a colleague needs in a messenger. */
function textOf(step, link) {
  const heading = step.querySelector("h3").textContent.replace(/\s+/g, " ").trim();
  const limits = [...step.querySelectorAll(".badge-limit, .badge-limit + * > .badge-unverified, .badge-limit + .badge-unverified")]
    .map((badge) => badge.textContent.trim());
  return [heading, ...limits, `${document.querySelector("h1").textContent}, ${words.version}`, link]
    .join("\n");
}

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say(text); /* the clipboard is refused: the text itself can be marked and copied */
  }
}

async function share(step, link) {
  const text = textOf(step, link);
  if (navigator.share) {
    try {
      await navigator.share({title: document.title, text});
      return;
    } catch (error) {
      if (error.name === "AbortError") return;
    }
  }
  await copy(text, words.copied);
}

for (const link of document.querySelectorAll(".step [data-share]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = words.copyLink;
  link.before(button);
  button.addEventListener("click", () => copy(link.href, words.copiedLink));
  link.textContent = words.share;
  link.setAttribute("role", "button");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    share(link.closest(".step"), link.href);
  });
  link.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      link.click();
    }
  });
}
