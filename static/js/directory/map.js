// The map: outlines of our own and a numbered mark for each place of the list. On a phone it is
// fetched only when somebody asks for it; on a wide screen when the page has come to rest.
const side = document.getElementById("map");
const button = side.querySelector(".map-show");
const box = side.querySelector(".map");
const { outlines, script, style, tiles, credit, zoomIn, zoomOut } = side.dataset;
const markers = JSON.parse(document.getElementById("map-markers").textContent);
const WIDE = matchMedia("(min-width: 64rem)");

function load(tag, fields) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(tag), fields, { onload: resolve, onerror: reject });
    document.head.append(element);
  });
}

function label(marker) {
  const link = document.createElement("a");
  link.href = marker.url;
  link.textContent = marker.name;
  const line = document.createElement("p");
  line.append(link, document.createElement("br"), marker.town);
  return line;
}

/** Return places of one point together: {at, markers}. */
function byPoint() {
  const points = new Map();
  for (const marker of markers) {
    const key = marker.at.join();
    if (!points.has(key)) points.set(key, { at: marker.at, markers: [] });
    points.get(key).markers.push(marker);
  }
  return [...points.values()];
}

async function draw() {
  button.hidden = true;
  box.hidden = false;
  const [land] = await Promise.all([
    fetch(outlines).then((answer) => answer.json()),
    load("link", { rel: "stylesheet", href: style }),
    load("script", { src: script }),
  ]);
  const map = L.map(box, { zoomControl: false, attributionControl: Boolean(credit), scrollWheelZoom: false });
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  const shapes = L.geoJSON(land, { interactive: false, style: { className: "map-land", fillOpacity: tiles ? 0 : 1 } }).addTo(map);
  if (tiles) L.tileLayer(tiles, { attribution: credit, referrerPolicy: "no-referrer" }).addTo(map);
  const places = byPoint().map(({ at, markers: here }) => {
    const numbers = here.map((marker) => marker.number);
    const text = numbers.length > 2 ? `${numbers[0]}+` : numbers.join(", ");
    const icon = L.divIcon({ className: "map-mark", html: `<span>${text}</span>`, iconSize: [text.length > 2 ? 44 : 30, 30] });
    const popup = document.createElement("div");
    popup.append(...here.map(label));
    const title = here.map((marker) => `${marker.number}. ${marker.name}, ${marker.town}`).join("; ");
    return L.marker(at, { icon, title, alt: title, keyboard: true })
      .bindPopup(popup)
      .bindTooltip(here[0].town, { permanent: true, direction: "right", offset: [14, 0], className: "map-town" })
      .addTo(map);
  });
  const bounds = L.featureGroup(places).getBounds();
  map.fitBounds(bounds.isValid() ? bounds.pad(0.4) : shapes.getBounds(), { maxZoom: 8 });
}

function failed() {
  box.hidden = true;
  button.hidden = false;
}

side.hidden = false;
button.addEventListener("click", () => draw().catch(failed));
if (WIDE.matches) (window.requestIdleCallback ?? setTimeout)(() => draw().catch(failed));
