// Share sheet and clipboard, where the device has them; the links beside them need neither.
// The text ends with the link: given apart as well, it would stand there twice.
const card = document.querySelector(".share");
const said = card.querySelector(".said");
const { url, text, copied } = card.dataset;
const can = { share: "share" in navigator, clipboard: Boolean(navigator.clipboard) };

for (const item of card.querySelectorAll("[data-needs]")) item.hidden = !can[item.dataset.needs];

card.addEventListener("click", async (event) => {
  const act = event.target.closest("[data-act]")?.dataset.act;
  if (act === "share") await navigator.share({ text }).catch(() => {});
  if (act === "copy") {
    await navigator.clipboard.writeText(url);
    said.textContent = copied;
  }
});
