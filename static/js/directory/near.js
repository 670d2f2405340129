// "Where I am": the device compares its position with the seats of municipalities and fills in
// the name of the nearest. The position itself is sent nowhere.
const button = document.getElementById("find-near");
const field = document.getElementById("find-where");
const note = document.querySelector(".find-near-note");

/** Return the name of the municipality whose seat is nearest to the point. */
export function nearest(places, latitude, longitude) {
  const shrink = Math.cos((latitude * Math.PI) / 180);
  let best = null;
  let least = Infinity;
  for (const [, name, north, east] of places) {
    const apart = Math.hypot(north - latitude, (east - longitude) * shrink);
    if (apart < least) [best, least] = [name, apart];
  }
  return least < 1 ? best : null; // more than a degree away: in neither country
}

async function fill(position) {
  const { places } = await (await fetch(button.dataset.places)).json();
  const name = nearest(places, position.coords.latitude, position.coords.longitude);
  if (!name) return fail();
  field.value = name;
  field.form.requestSubmit();
}

function fail() {
  note.textContent = button.dataset.failed;
}

if (button && navigator.geolocation) {
  button.hidden = false;
  button.addEventListener("click", () => {
    note.textContent = "";
    navigator.geolocation.getCurrentPosition((position) => fill(position).catch(fail), fail, { timeout: 15000, maximumAge: 600000 });
  });
}
