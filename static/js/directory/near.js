// "Where I am": the device compares its position with the seats of municipalities and fills in
// the name of the nearest; beside each place of the list it writes how far that is. The position
// is sent nowhere and kept nowhere: this tab remembers only that its reader asked.
const button = document.getElementById("find-near");
const field = document.getElementById("find-where");
const note = document.querySelector(".find-near-note");
const list = document.querySelector(".found-list");
const markers = document.getElementById("map-markers");
const ASKED = "directory-near";
const DEGREE = 111.2; // kilometres from one parallel to the next
const RECENT = { timeout: 15000, maximumAge: 600000 };

/** Return kilometres in a straight line between two points in degrees. */
export function apart([north, east], [otherNorth, otherEast]) {
  const shrink = Math.cos((north * Math.PI) / 180);
  return DEGREE * Math.hypot(otherNorth - north, (otherEast - east) * shrink);
}

/** Return the name of the municipality whose seat is nearest to the point. */
export function nearest(places, latitude, longitude) {
  let best = null;
  let least = Infinity;
  for (const [, name, north, east] of places) {
    const kilometres = apart([latitude, longitude], [north, east]);
    if (kilometres < least) [best, least] = [name, kilometres];
  }
  return least < DEGREE ? best : null; // more than a degree away: in neither country
}

async function fill({ coords }) {
  const { places } = await (await fetch(button.dataset.places)).json();
  const name = nearest(places, coords.latitude, coords.longitude);
  if (!name) return fail();
  field.value = name;
  sessionStorage.setItem(ASKED, "1");
  field.form.requestSubmit();
}

function fail() {
  note.textContent = button.dataset.failed;
}

/** Write beside each row of the page how far its nearest place is from the device. */
function tell({ coords }) {
  const least = new Map();
  for (const { number, at } of JSON.parse(markers.textContent)) {
    const kilometres = apart([coords.latitude, coords.longitude], at);
    least.set(number, Math.min(kilometres, least.get(number) ?? Infinity));
  }
  for (const [number, kilometres] of least) {
    const box = document.querySelector(`#contact-${number} .contact-far`);
    if (!box) continue;
    box.hidden = false;
    box.textContent = kilometres < 1 ? list.dataset.less : list.dataset.fromHere.replace("{km}", Math.round(kilometres));
  }
}

async function tellIfAsked() {
  if (!markers || !sessionStorage.getItem(ASKED)) return;
  const permission = await navigator.permissions?.query({ name: "geolocation" });
  if (permission?.state === "granted") navigator.geolocation.getCurrentPosition(tell, () => {}, RECENT);
}

if (button && navigator.geolocation) {
  button.hidden = false;
  button.addEventListener("click", () => {
    note.textContent = "";
    navigator.geolocation.getCurrentPosition((position) => fill(position).catch(fail), fail, RECENT);
  });
  tellIfAsked().catch(() => {});
}
