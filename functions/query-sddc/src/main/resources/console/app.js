// The console: asks the API what is there, shows it, and asks again; more often while something moves.

import * as api from './api.js';
import { showAttachment } from './attachment.js';
import { confirm, startDialogs } from './dialogs.js';
import { byId, el, keyed, setText } from './dom.js';
import { clock } from './format.js';
import { expectHistory, showHistory, startHistory } from './history.js';
import { interfaces, tables } from './model.js';
import { showMove, startMove } from './move.js';
import { showOverview, showWarnings } from './overview.js';
import { showPlan, startPlan } from './plan.js';
import { startProvision } from './provision.js';
import { startSegmentForm } from './segment-form.js';
import { showSegments, startSegments } from './segments.js';
import { showTables, summary } from './tables.js';
import { startTrace } from './trace.js';
import { drawWires, showWires, startWires } from './wires.js';

const IDLE = 5000;
const UNSETTLED = 1000;
/** While a command runs. Two EC2 calls of some hundred that an account has in a burst. */
const RUNNING = 250;

const page = { id: '', sddc: null, expected: null, running: 0, timer: 0, asking: null };

async function allSddcs() {
  const found = [];
  let next;
  do {
    const answer = await api.sddcs(next);
    found.push(...answer.sddcs);
    next = answer.next;
  } while (next);
  return found;
}

function showChoice(sddcs) {
  byId('choice').hidden = !sddcs.length;
  byId('empty').hidden = sddcs.length > 0;
  byId('sddc').hidden = !sddcs.length || !page.sddc;
  keyed(byId('sddc-choice'), sddcs, (sddc) => sddc.sddcId, (sddc) => el('option', { value: sddc.sddcId }, sddc.sddcId));
  if (sddcs.some((sddc) => sddc.sddcId === page.expected?.id)) {
    const { id, appeared } = page.expected;
    page.expected = null;
    choose(id);
    appeared();
  }
  if (!sddcs.some((sddc) => sddc.sddcId === page.id)) {
    choose(sddcs[0]?.sddcId ?? '');
  }
  byId('sddc-choice').value = page.id;
}

function choose(id) {
  if (page.id !== id) {
    Object.assign(page, { id, sddc: null });
    history.replaceState(null, '', id ? `#${encodeURIComponent(id)}` : location.pathname);
  }
}

/** The tables can't be read while EC2 can't be asked; the SDDC is told from the store then. */
async function tablesOf(id) {
  try {
    return (await api.routeTables(id)).routeTables;
  } catch (error) {
    if (error.status === 0) {
      throw error;
    }
    return null;
  }
}

function show(sddc, routeTables, plan) {
  const shown = tables(sddc, routeTables);
  page.sddc = sddc;
  document.title = `${sddc.sddcId} · connected-vpc`;
  byId('sddc').hidden = false;
  byId('empty').hidden = true;
  showOverview(sddc, summary(shown));
  showAttachment(sddc);
  showTables(shown, interfaces(sddc), drawWires);
  showSegments(sddc);
  showWires(sddc);
  showWarnings(sddc);
  showPlan(sddc, plan, page.running > 0);
  if (!page.running) {
    showMove(sddc);
  }
}

async function look() {
  if (!page.running || page.expected) {
    showChoice(await allSddcs());
  }
  const { id } = page;
  if (!id) {
    document.title = 'connected-vpc';
    return;
  }
  const [sddc, routeTables] = await Promise.all([api.sddc(id), tablesOf(id)]);
  const plan = sddc.inSync === false && !page.running ? await api.plan(id) : null;
  if (id === page.id) {
    show(sddc, routeTables, plan);
  }
  if (id === page.id && !page.running) {
    await showHistory(sddc);
  }
}

function say(text, refused) {
  const banner = byId('banner');
  setText(byId('live'), text);
  byId('live').classList.toggle('off', Boolean(refused));
  banner.hidden = !refused;
  setText(banner, refused ? refused.message : '');
}

function pause() {
  if (page.running) {
    return RUNNING;
  }
  return page.sddc && (page.sddc.inSync === false || page.sddc.status !== 'READY') ? UNSETTLED : IDLE;
}

/** Looks once, and again when it is time; a page that nobody sees waits until it is seen. */
async function follow() {
  clearTimeout(page.timer);
  try {
    await look();
    say(`live · ${clock(new Date())}`);
  } catch (error) {
    if (error.status === 404) {
      choose('');
    } else {
      say('not live', error);
    }
  }
  if (!document.hidden) {
    clearTimeout(page.timer);
    page.timer = setTimeout(lookSoon, pause());
  }
}

/** One look at a time; who asks during one gets that. */
function lookSoon() {
  page.asking ??= follow().finally(() => {
    page.asking = null;
  });
  return page.asking;
}

/** Runs a command, looks closely meanwhile, and looks once more at the end. */
async function act(command) {
  page.running++;
  lookSoon();
  try {
    return await command();
  } finally {
    page.running--;
    expectHistory();
    await page.asking;
    await lookSoon();
  }
}

/** Shows an SDDC that is being made as soon as the API knows it, so that its network interfaces are seen to come. */
function expect(id, appeared) {
  const known = Array.from(byId('sddc-choice').options, (option) => option.value);
  page.expected = !id || known.includes(id) ? null : { id, appeared };
}

function select(id) {
  page.expected = null;
  choose(id);
  lookSoon();
}

function removeSegment(name) {
  const id = page.id;
  confirm({
    title: `Remove segment ${name}?`,
    text: `Its route goes, and the VPC no longer reaches it.`,
    button: 'Remove',
    action: () => api.deleteSegment(id, name),
  });
}

function removeSddc() {
  const id = page.id;
  const routed = page.sddc.segments.filter((segment) => segment.type === 'ROUTED').length;
  confirm({
    title: `Delete ${id}?`,
    text: `Its routes go${routed ? ` (${routed} segments have one)` : ''}, then its 17 network interfaces, then the record.`,
    button: 'Delete the SDDC',
    action: () => api.remove(id, true),
  });
}

/** The SDDC that the address names; anybody may have written that. */
function fromAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}

function start() {
  const current = () => page.id;
  page.id = fromAddress();
  startSegments(removeSegment);
  startSegmentForm(current, act);
  startPlan(current, act);
  startMove(current, act, () => page.sddc);
  startTrace(current);
  startHistory((error) => say('live', error));
  startDialogs(act);
  startProvision(act, { expect, select });
  startWires();
  byId('delete-open').addEventListener('click', removeSddc);
  byId('sddc-choice').addEventListener('change', (event) => select(event.target.value));
  document.addEventListener('visibilitychange', () => document.hidden || lookSoon());
  lookSoon();
}

start();
