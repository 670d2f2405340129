/* Arithmetic of time limits, in the clock of a jurisdiction and never in the device's.
   Pure functions: moments are milliseconds since 1970 (UTC), "wall" is {year, month, day,
   hour, minute}. A calendar is {zone, holidays: Set of ISO dates, estimated: Set, years: [first, last]}. */

const HOUR = 3600e3;
const DAY = 24 * HOUR;
const formats = new Map();

function formatOf(zone) {
  if (!formats.has(zone)) {
    formats.set(zone, new Intl.DateTimeFormat("en-GB", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric",
      hour: "numeric", minute: "numeric", second: "numeric",
    }));
  }
  return formats.get(zone);
}

/** What the clock on the wall of `zone` shows at `moment`. */
export function wallOf(moment, zone) {
  const wall = {};
  for (const {type, value} of formatOf(zone).formatToParts(moment)) {
    if (type !== "literal") wall[type] = Number(value);
  }
  return wall;
}

function asUtc({year, month, day, hour = 0, minute = 0, second = 0}) {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const offsetAt = (moment, zone) => asUtc(wallOf(moment, zone)) - Math.floor(moment / 1000) * 1000;

/** The moment at which the wall of `zone` shows `wall`: the first of two in autumn;
    one that spring skips moves on by the hour skipped. */
export function momentOf(wall, zone) {
  const guess = asUtc(wall);
  const before = offsetAt(guess - DAY, zone);
  const after = offsetAt(guess + DAY, zone);
  if (offsetAt(guess - before, zone) === before) return guess - before;
  if (offsetAt(guess - after, zone) === after) return guess - after;
  return guess - before;
}

export const isoDay = ({year, month, day}) =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** 0 = Sunday. */
export const weekdayOf = (wall) => new Date(asUtc({...wall, hour: 0, minute: 0, second: 0})).getUTCDay();

function addDays(wall, days) {
  const moved = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + days));
  return {...wall, year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate()};
}

/** Same day of the month, or the month's last day where there is none (31 January → 28 February). */
function addMonths(wall, months) {
  const first = new Date(Date.UTC(wall.year, wall.month - 1 + months, 1));
  const year = first.getUTCFullYear();
  const month = first.getUTCMonth() + 1;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return {...wall, year, month, day: Math.min(wall.day, last)};
}

export function isWorkingDay(wall, calendar) {
  const weekday = weekdayOf(wall);
  return weekday !== 0 && weekday !== 6 && !calendar.holidays.has(isoDay(wall));
}

/** The day of the event does not count; the nth working day after (before) it does. */
function addWorkingDays(wall, days, calendar, notes) {
  const step = Math.sign(days);
  let left = Math.abs(days);
  while (left > 0) {
    wall = addDays(wall, step);
    if (wall.year < calendar.years[0] || wall.year > calendar.years[1]) notes.beyond = true;
    if (calendar.estimated.has(isoDay(wall))) notes.estimated = true;
    if (isWorkingDay(wall, calendar)) left -= 1;
  }
  return wall;
}

/** `start` moved by `amount` units (negative: back). Returns {moment, beyond, estimated}:
    beyond = passes years whose holidays are not known, estimated = passes a holiday
    whose date is an estimate. */
export function shift(start, amount, unit, calendar) {
  const notes = {beyond: false, estimated: false};
  if (unit === "hours") return {moment: start + amount * HOUR, ...notes};
  const wall = wallOf(start, calendar.zone);
  const moved = unit === "months" ? addMonths(wall, amount)
    : unit === "working_days" ? addWorkingDays(wall, amount, calendar, notes)
    : addDays(wall, amount);
  return {moment: momentOf(moved, calendar.zone), ...notes};
}

/** When `limit` {relation, amount, unit} falls due for an event at `start`. For "every": the
    next `count` times not before `now`; each is counted from the event, so months do not drift. */
export function dueTimes(limit, start, calendar, now, count = 3) {
  if (limit.relation !== "every") {
    const amount = limit.relation === "before" ? -limit.amount : limit.amount;
    return [shift(start, amount, limit.unit, calendar)];
  }
  const times = [];
  for (let turn = 1; times.length < count && turn < 5000; turn += 1) {
    const time = shift(start, turn * limit.amount, limit.unit, calendar);
    if (time.moment >= now) times.push(time);
  }
  return times;
}

const stamp = (moment) => new Date(moment).toISOString().replace(/[-:]|\.\d+/g, "");
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** RFC 5545: lines of at most 75 octets, the rest on lines that begin with a space. */
function folded(line) {
  const bytes = new TextEncoder();
  const lines = [];
  let current = "";
  for (const character of line) {
    if (bytes.encode(current + character).length > 74) {
      lines.push(current);
      current = ` ${character}`;
    } else {
      current += character;
    }
  }
  return [...lines, current].join("\r\n");
}

/** A calendar file of `events` [{uid, moment, summary, description, url}]. The alarm rings a
    tenth of the remaining time before, at least half an hour and at most a day. */
export function calendarFile(events, now) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Zyra//Time limits//EN", "CALSCALE:GREGORIAN"];
  for (const event of events) {
    const minutes = Math.round(Math.min(1440, Math.max(30, (event.moment - now) / 600e3)));
    lines.push(
      "BEGIN:VEVENT", `UID:${event.uid}`, `DTSTAMP:${stamp(now)}`, `DTSTART:${stamp(event.moment)}`,
      `SUMMARY:${escaped(event.summary)}`, `DESCRIPTION:${escaped(event.description)}`,
      `URL:${event.url}`, "CLASS:PRIVATE", "TRANSP:TRANSPARENT",
      "BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(event.summary)}`,
      `TRIGGER:-PT${minutes}M`, "END:VALARM", "END:VEVENT",
    );
  }
  return `${[...lines, "END:VCALENDAR"].map(folded).join("\r\n")}\r\n`;
}
