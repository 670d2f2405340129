// Choosing a municipality: the page is read again for it, and "remember" knows which one.
// Without this file the choice goes along with the next search.
for (const line of document.querySelectorAll("[data-place]")) {
  const select = line.querySelector("select");
  const form = document.getElementById(select.getAttribute("form"));
  select.addEventListener("change", () => {
    if (form?.elements.q?.value.trim()) {
      form.requestSubmit();
      return;
    }
    const here = new URL(location.href);
    if (select.value) here.searchParams.set("m", select.value);
    else here.searchParams.delete("m");
    location.assign(here);
  });
}
