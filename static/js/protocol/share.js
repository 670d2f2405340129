/* Hand a step on: the device's own share sheet where there is one, else the clipboard. */

const protocol = document.querySelector(".protocol");
const said = document.querySelector(".said");
const words = protocol?.dataset ?? {};
const LETTERS = 280; // of the action: more is folded away by messengers

/** A note lies over the way back to the card on a phone: it goes after `duration` ms. */
function say(text, duration = 2000) {
  said.textContent = "";
  requestAnimationFrame(() => { said.textContent = text; });
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { said.textContent = ""; }, duration);
}

const plain = (text) => text.replace(/\s+/g, " ").trim();

/** The first two sentences of `text`, or one, or as many whole words as `most` letters hold.
    A dot ends a sentence only before a capital: "nr. 18", "p.sh. kur" go on. */
function opening(text, most = LETTERS) {
  const sentences = text.split(/(?<=[.!?…])\s+(?=\p{Lu})/u);
  for (const count of [2, 1]) {
    const whole = sentences.slice(0, count).join(" ");
    if (whole.length <= most) return whole;
  }
  return `${text.slice(0, most).replace(/\s+\S*$/, "")}…`;
}

/** Name and number of the first line of the card, and whether the number was not checked;
    nothing where the card has no line. */
function firstCall() {
  const row = document.querySelector("#card .call-row");
  if (!row) return "";
  const check = row.querySelector(".check");
  const who = row.querySelector(".call-who").cloneNode(true);
  who.querySelector("small")?.remove();
  const call = `${plain(who.textContent)}: ${plain(row.querySelector(".call-number").textContent)}`;
  return check ? `${call} (${plain(check.textContent)})` : call;
}

/** Number, heading, what to do, limits, whom to call, version, link: what a colleague needs
    in a messenger. innerText keeps the words of two list items apart. */
function textOf(step, link) {
  const heading = plain(step.querySelector("h3").textContent);
  const action = opening(plain(step.querySelector(".action").innerText));
  const limits = [...step.querySelectorAll(".badge-limit, .badge-limit + * > .badge-unverified, .badge-limit + .badge-unverified")]
    .map((badge) => badge.textContent.trim());
  const source = `${plain(document.querySelector("h1").textContent)}, ${words.version}`;
  return [heading, action, ...limits, firstCall(), source, link].filter(Boolean).join("\n");
}

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    say(text, 30e3); /* the clipboard is refused: the text itself can be marked and copied */
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
