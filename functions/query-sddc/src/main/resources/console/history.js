// What was asked for, by whom, what came of it, and how long it took until the routes were right.

import * as api from './api.js';
import { showChanges } from './changes.js';
import { byId, el, keyed, setAttributes, setMark, setText, stateMark } from './dom.js';
import { duration, moment, when } from './format.js';
import { interfaces, many } from './model.js';

/** So often the history is asked for although the SDDC looks the same: a refused command changes nothing else. */
const REFRESH = 30_000;

/** Milliseconds that an event was under way before they are worth a word. */
const LATE = 50;

const TASKS = {
  PROVISION_SDDC: () => 'Configuration of the SDDC',
  DEPROVISION_SDDC: () => 'Deletion of the SDDC',
  PUT_SEGMENT: (subject) => `Segment ${subject}`,
  DELETE_SEGMENT: (subject) => `Removal of segment ${subject}`,
  MOVE_EDGE: (subject) => `Edge move to ${subject}`,
  HOST_CHANGED: (subject) => `Change of instance ${subject}`,
  RECONCILE: () => 'Reconcile',
};

const OUTCOMES = {
  APPLIED: { tone: 'good', word: 'applied' },
  STORED: { tone: 'warn', word: 'stored, not applied yet' },
  UNCHANGED: { tone: 'none', word: 'nothing to change' },
  DUPLICATE: { tone: 'none', word: 'a duplicate' },
  STALE: { tone: 'warn', word: 'stale, ignored' },
  REFUSED: { tone: 'bad', word: 'refused' },
  FAILED: { tone: 'bad', word: 'failed' },
};

const PHASES = ['decided', 'applied', 'verified'];

const past = { id: '', seen: '', asked: 0, entries: [], next: null, enis: new Map() };

const outcomeOf = (entry) => OUTCOMES[entry.outcome] ?? { tone: 'none', word: String(entry.outcome) };
const keyOf = ({ time, command, subject, cause }) => [time, command, subject, cause.eventId ?? cause.requestId].join(' ');

function titleOf({ command, subject }) {
  return (TASKS[command] ?? (() => String(command)))(subject ?? 'unknown');
}

function causeOf({ cause, sequence, version }) {
  const who = cause.caller ? `by ${cause.caller}` : cause.eventId ? `by event ${cause.eventId}` : 'by the schedule';
  return [who, sequence !== undefined && `sequence ${sequence}`, version !== undefined && `version ${version}`].filter(Boolean).join(' · ');
}

function makeEntry() {
  return el(
    'li',
    { className: 'entry' },
    el('time', { className: 'mono' }),
    stateMark('none'),
    el('div', { className: 'what' }, el('strong'), el('span', { className: 'outcome' })),
    el('span', { className: 'phases', attributes: { 'aria-hidden': 'true' } }, ...PHASES.map((phase) => el('i', { className: phase }))),
    el('span', { className: 'took' }),
    el('p', { className: 'note' }),
    el('details', {}, el('summary'), el('div')),
  );
}

/** As long beside the others as what it stands for, in its phases. */
function bindPhases(bar, { milliseconds }) {
  const longest = Math.max(1, ...past.entries.map((entry) => entry.milliseconds.total));
  bar.style.width = `${(100 * milliseconds.total) / longest}%`;
  PHASES.forEach((phase, index) => {
    bar.children[index].style.flexGrow = milliseconds[phase] ?? 0;
  });
  const known = PHASES.filter((phase) => milliseconds[phase] !== undefined);
  setAttributes(bar, { title: known.map((phase) => `${phase} ${duration(milliseconds[phase])}`).join(' · ') || null });
}

/** "every route right after 143 ms", and how late the event was. */
function failoverOf({ failover }) {
  if (!failover) {
    return '';
  }
  const late = failover.sinceEvent - failover.sinceReceipt >= LATE ? `, ${duration(failover.sinceEvent)} after the event` : '';
  return `every route right after ${duration(failover.sinceReceipt)}${late}`;
}

function bindEntry(node, entry) {
  const [time, mark, what, phases, took, cause, details] = node.children;
  const { tone, word } = outcomeOf(entry);
  node.classList.toggle('failover', Boolean(entry.failover));
  setAttributes(time, { datetime: entry.time, title: moment(entry.time) });
  setText(time, when(entry.time));
  setMark(mark, tone);
  setText(what.firstElementChild, titleOf(entry));
  setText(what.lastElementChild, [entry.problem ? `${word}: ${entry.problem}` : word, failoverOf(entry)].filter(Boolean).join(', '));
  setAttributes(what.lastElementChild, { 'data-tone': tone });
  bindPhases(phases, entry);
  setText(took, duration(entry.milliseconds.total));
  setText(cause, causeOf(entry));
  details.hidden = !entry.changeCount;
  setText(details.firstElementChild, many(entry.changeCount, 'change'));
  // A page of Edge moves has thousands of changes: they get elements when somebody asks for them.
  const unfold = () => details.open && showChanges(details.lastElementChild, entry.changes, past.enis, entry.changeCount);
  details.ontoggle = unfold;
  unfold();
}

function summary() {
  const failovers = past.entries.filter((entry) => entry.failover).map((entry) => entry.failover.sinceReceipt);
  if (!failovers.length) {
    return 'No Edge move yet. Each will be here, with the time until every route was right.';
  }
  const slowest = Math.max(...failovers);
  return failovers.length === 1
    ? `One Edge move: every route was right after ${duration(slowest)}.`
    : `${many(failovers.length, 'Edge move')}: every route was right after ${duration(failovers[0])} the last time, ${duration(slowest)} at most.`;
}

function draw() {
  setText(byId('history-summary'), summary());
  keyed(byId('history'), past.entries, keyOf, makeEntry, bindEntry);
  byId('history-more').hidden = !past.next;
}

/** A newer first page over what is known; what doesn't meet it is forgotten, so that no gap is hidden. */
function merge(page) {
  const fresh = new Set(page.history.map(keyOf));
  const older = past.entries.filter((entry) => !fresh.has(keyOf(entry)));
  const meets = older.length < past.entries.length;
  past.entries = meets ? [...page.history, ...older] : page.history;
  past.next = meets ? past.next : page.next;
}

/** Asks for the history of the SDDC, if there may be news in it. */
export async function showHistory(sddc) {
  const seen = [sddc.sddcId, sddc.version, sddc.status, sddc.inSync].join(' ');
  past.enis = interfaces(sddc);
  if (past.id !== sddc.sddcId) {
    Object.assign(past, { id: sddc.sddcId, entries: [], next: null });
  }
  if (past.seen === seen && performance.now() - past.asked < REFRESH) {
    return;
  }
  const page = await api.history(sddc.sddcId);
  if (past.id === sddc.sddcId) {
    merge(page);
    Object.assign(past, { seen, asked: performance.now() });
    draw();
  }
}

/** The next look asks again: a command of this page has ended. */
export function expectHistory() {
  past.seen = '';
}

async function showEarlier() {
  const { id } = past;
  const page = await api.history(id, past.next);
  if (past.id === id) {
    Object.assign(past, { entries: [...past.entries, ...page.history], next: page.next });
    draw();
  }
}

/** @param trouble is told a refusal */
export function startHistory(trouble) {
  byId('history-more').addEventListener('click', () => showEarlier().catch(trouble));
}
