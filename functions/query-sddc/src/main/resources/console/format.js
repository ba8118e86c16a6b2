// Numbers and times for people.

/** "213 ms", "1.4 s", "2 min 5 s". */
export function duration(milliseconds) {
  if (milliseconds < 1000) {
    return `${Math.round(milliseconds)} ms`;
  }
  const seconds = milliseconds / 1000;
  if (seconds < 60) {
    return `${seconds.toFixed(1)} s`;
  }
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
const DAY = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false });
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium', hour12: false });

export const clock = (date) => CLOCK.format(date);

const ABBREVIATIONS = new Set(['AZ', 'CIDR', 'EC2', 'ENI', 'SDDC', 'VPC']);

/** A code of the API in words: "AZ crossing" for AZ_CROSSING. */
export function words(code) {
  const [first, ...rest] = String(code).split('_');
  const lower = (word) => (ABBREVIATIONS.has(word) ? word : word.toLowerCase());
  return [ABBREVIATIONS.has(first) ? first : first.slice(0, 1) + first.slice(1).toLowerCase(), ...rest.map(lower)].join(' ');
}

/** An instant as the API writes it, by a format; a text that is none stays as it is. */
function format(text, formatOf) {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? String(text ?? '') : formatOf(date).format(date);
}

/** Date and time. */
export const moment = (text) => format(text, () => MOMENT);

/** The time, and before today the day. */
export const when = (text) => format(text, (date) => (date.toDateString() === new Date().toDateString() ? CLOCK : DAY));
