/* The deadline clock: what the reader enters stays on this device; nothing is sent.
   Stored only once a moment is entered: {version, started, changed, events: {code: moment}}. */

import {calendarFile, dueTimes, isoDay, momentOf, wallOf, weekdayOf} from "./deadlines.js";

const DAY = 24 * 3600e3;
const IDLE_END = 90 * DAY; // a clock with nothing left to compute ends after this
const RECURRING_END = 365 * DAY; // a recurring limit is followed so long after its event
const READ_ON = DAY; // a late report is often entered when its limits have passed already

/** Read what is kept for this protocol; a newer version of it takes over the moments entered. */
export function readState(storage, data) {
  const prefix = `${data.key}:v`;
  let found = null;
  for (const name of Object.keys(storage).filter((key) => key.startsWith(prefix))) {
    try {
      const state = JSON.parse(storage.getItem(name));
      if (state?.events && (!found || state.version > found.version)) found = state;
    } catch {
      storage.removeItem(name);
    }
  }
  return found;
}

export function writeState(storage, data, state) {
  const prefix = `${data.key}:v`;
  for (const name of Object.keys(storage).filter((key) => key.startsWith(prefix))) storage.removeItem(name);
  if (state) storage.setItem(`${prefix}${data.version}`, JSON.stringify({...state, version: data.version}));
}

/** The moment at which the clock ends: a day after the last of its limits, recurring ones
    included, and never within a day of the last entry. Limits that are not verified count too:
    ending late costs nothing, ending early loses a deadline. */
export function endOf(state, data, calendar) {
  const ends = [];
  for (const limit of data.limits) {
    const start = state.events[limit.event];
    if (start === undefined) continue;
    ends.push(limit.relation === "every" ? start + RECURRING_END
      : dueTimes(limit, start, calendar, 0)[0].moment);
  }
  const last = ends.length ? Math.max(...ends) : state.started + IDLE_END;
  return Math.max(last, state.changed ?? state.started) + READ_ON;
}

/** Words of a moment in the page's language: "by Friday 27 November, 16:00". */
export function phrase(moment, form, data, now) {
  const {words, zone} = data;
  const wall = wallOf(moment, zone);
  const today = wallOf(now, zone);
  const tomorrow = wallOf(now + DAY, zone);
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const date = fill(wall.year === today.year ? words.date : words.dateOfYear, {
    day: wall.day, month: words.months[wall.month - 1], year: wall.year,
  });
  const weekday = (form === "by" ? words.byWeekday : words.onWeekday)[weekdayOf(wall)];
  const day = isoDay(wall) === isoDay(today) ? words.today
    : isoDay(wall) === isoDay(tomorrow) ? words.tomorrow
    : fill(words.dayOf, {weekday, date});
  const time = `${String(wall.hour).padStart(2, "0")}:${String(wall.minute).padStart(2, "0")}`;
  return fill(words[form], {day, time});
}

class Clock {
  constructor(root, data, storage) {
    this.root = root;
    this.data = data;
    this.storage = storage;
    this.calendar = {
      zone: data.zone, years: data.years,
      holidays: new Set(data.holidays), estimated: new Set(data.estimated),
    };
    this.showsUnverified = false;
    this.rows = new Map([...root.querySelectorAll("[data-limit]")].map((row) => [Number(row.dataset.limit), row]));
    this.inputs = [...root.querySelectorAll("[data-event]")];
    this.listen();
    this.restore();
    setInterval(() => this.tick(), 30e3);
  }

  listen() {
    for (const input of this.inputs) {
      input.addEventListener("change", () => this.enter(input.dataset.event, this.momentIn(input)));
    }
    for (const button of this.root.querySelectorAll("[data-now]")) {
      button.addEventListener("click", () => this.enter(button.dataset.now, Math.floor(Date.now() / 60e3) * 60e3));
    }
    this.on("clear", () => { this.keep(null); this.say(this.data.words.cleared); });
    this.on("unverified", (button) => {
      this.showsUnverified = !this.showsUnverified;
      button.setAttribute("aria-pressed", String(this.showsUnverified));
      this.render();
    });
    this.on("export", () => this.download());
    addEventListener("storage", (event) => {
      if (event.key === null || event.key.startsWith(this.data.key)) this.restore();
    });
  }

  on(act, react) {
    const button = this.root.querySelector(`[data-act="${act}"]`);
    button.addEventListener("click", () => react(button));
  }

  restore() {
    this.state = this.storage ? readState(this.storage, this.data) : null;
    const old = this.state?.version;
    this.tick();
    if (this.state && old !== this.data.version) {
      this.keep(this.state);
      this.say(this.fill("startedIn", {old, new: this.data.version}));
    }
  }

  tick() {
    if (this.state && endOf(this.state, this.data, this.calendar) < Date.now()) {
      const when = phrase(this.state.started, "on", this.data, Date.now());
      this.keep(null);
      this.say(this.fill("ended", {when}));
    } else {
      this.render();
    }
  }

  enter(event, moment) {
    const events = {...this.state?.events};
    if (moment === null) delete events[event];
    else events[event] = moment;
    if (!Object.keys(events).length) this.keep(null);
    else this.keep({started: this.state?.started ?? Date.now(), changed: Date.now(), events});
  }

  keep(state) {
    this.state = state;
    try {
      writeState(this.storage, this.data, state);
      this.say("");
    } catch {
      this.say(this.data.words.full);
    }
    this.render();
  }

  momentIn(input) {
    const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(input.value);
    if (!match) return null;
    const [year, month, day, hour, minute] = match.slice(1).map(Number);
    return momentOf({year, month, day, hour, minute}, this.data.zone);
  }

  /** Times of each limit that may be shown now: [{limit, index, times}]. */
  computed(now) {
    return this.data.limits.map((limit, index) => {
      const start = this.state?.events[limit.event];
      const shown = start !== undefined && (limit.verified || this.showsUnverified);
      return {limit, index, times: shown ? dueTimes(limit, start, this.calendar, now) : []};
    });
  }

  render() {
    const now = Date.now();
    for (const input of this.inputs) {
      const start = this.state?.events[input.dataset.event];
      const wall = start === undefined ? null : wallOf(start, this.data.zone);
      const clock = wall && [wall.hour, wall.minute].map((n) => String(n).padStart(2, "0")).join(":");
      if (document.activeElement !== input || wall) input.value = wall ? `${isoDay(wall)}T${clock}` : "";
    }
    const computed = this.computed(now);
    for (const item of computed) this.renderRow(item, now);
    const nothing = this.state && !computed.some(({times}) => times.length);
    this.root.querySelector(".clock-nothing").textContent = nothing ? this.data.words.onDemand : "";
    const coming = computed.filter(({limit}) => limit.verified).flatMap(({times}) => times)
      .map(({moment}) => moment).filter((moment) => moment >= now);
    this.root.classList.toggle("is-running", Boolean(this.state));
    this.root.querySelector(".clock-next").textContent = coming.length
      ? phrase(Math.min(...coming), "by", this.data, now) : this.data.limits.length;
    this.root.querySelector('[data-act="export"]').disabled = !this.exportable(now).length;
    this.root.querySelector('[data-act="clear"]').hidden = !this.state;
    const started = this.root.querySelector(".clock-started");
    started.hidden = !this.state;
    if (this.state) started.textContent = this.fill("started", {when: phrase(this.state.started, "on", this.data, now)});
  }

  renderRow({limit, index, times}, now) {
    const row = this.rows.get(index);
    const due = row.querySelector(".due");
    due.hidden = !times.length;
    row.classList.toggle("is-past", Boolean(times.length) && times[0].moment < now);
    if (!times.length) return;
    due.textContent = this.dueText(limit, times, now);
  }

  dueText(limit, times, now) {
    const on = ({moment}) => phrase(moment, "on", this.data, now);
    const [first, ...later] = times;
    const notes = ["beyond", "estimated"].filter((note) => first[note]).map((note) => this.data.words[note]);
    let text = phrase(first.moment, "by", this.data, now);
    if (limit.relation === "every") {
      text = `${this.fill("next", {when: on(first)})}; ${this.fill("then", {list: later.map(on).join("; ")})}`;
    } else if (first.moment < now) {
      text = this.fill("passed", {when: on(first)});
    }
    return notes.length ? `${text} (${notes.join("; ")})` : text;
  }

  /** Only verified limits that are still to come and need no guessed holiday years. */
  exportable(now) {
    return this.computed(now).flatMap(({limit, index, times}) => !limit.verified ? [] : times
      .filter(({moment, beyond}) => moment >= now && !beyond)
      .map(({moment}) => ({
        uid: `${limit.step}-${index}-${moment}@zyra`,
        moment,
        summary: this.fill("summary", {number: limit.number}),
        description: this.fill("description", {limit: limit.text, version: this.data.version}),
        url: new URL(`../../step/${limit.step}/`, location.href).href,
      })));
  }

  download() {
    const now = Date.now();
    const file = new Blob([calendarFile(this.exportable(now), now)], {type: "text/calendar"});
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = "zyra.ics"; // a name that says nothing about a case
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10e3);
  }

  fill(word, values) {
    return this.data.words[word].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  }

  say(text) {
    this.root.querySelector(".clock-said").textContent = text;
  }
}

function storageOrNone() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

const root = document.getElementById("clock");
if (root) {
  const data = JSON.parse(document.getElementById("clock-data").textContent);
  new Clock(root, data, storageOrNone());
  const desk = matchMedia("(min-width: 64rem)");
  const fold = () => { root.querySelector("details").open = desk.matches; };
  if (desk.matches) fold();
  desk.addEventListener("change", fold);
}
