// In the editor of a protocol: codes of the other countries step aside, unless one is chosen.
// What is hidden is only hidden: nothing is unchecked, and another country brings it back.
const country = document.getElementById("id_jurisdiction");

function setAside(element, isOther) {
  const isChosen = element.querySelector("input:checked, option:checked") !== null;
  element.toggleAttribute("data-other-country", isOther && !isChosen);
}

function apply() {
  const { value: code, text: name } = country.selectedOptions[0] ?? { value: "", text: "" };
  const isOther = (label) => code !== "" && label !== name.trim();
  // Roles: a group of boxes begins with a label that belongs to no box.
  for (const label of document.querySelectorAll(".w-field__input > div > div > label:not([for])")) {
    setAside(label.parentElement, isOther(label.textContent.trim()));
  }
  for (const group of document.querySelectorAll('select[name$="-value-act"] > optgroup')) {
    setAside(group, isOther(group.label));
  }
  // Lines and laws of the page begin with the country's code.
  for (const box of document.querySelectorAll("#id_card_lines > div, #id_legal_acts > div")) {
    setAside(box, code !== "" && !box.textContent.trim().startsWith(`${code} ·`));
  }
}

if (country) {
  let isPlanned = false;
  const plan = () => {
    if (isPlanned) return;
    isPlanned = true;
    requestAnimationFrame(() => {
      isPlanned = false;
      apply();
    });
  };
  country.addEventListener("change", apply);
  new MutationObserver(plan).observe(country.form, { childList: true, subtree: true });
  apply();
}
