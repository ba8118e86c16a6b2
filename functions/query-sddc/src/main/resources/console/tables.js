// The route tables of the VPC, each managed route with its true state.

import { byId, el, keyed, setAttributes, setMark, setText, stateMark } from './dom.js';
import { Filter } from './filter.js';
import { count, many, routeState } from './model.js';
import { VirtualList } from './virtual-list.js';

const ROW_HEIGHT = 30;
const ROWS_SHOWN = 14;

const cards = new WeakMap();

/** The mark, the destination, whose it is, its target, and the state in a word. */
function makeRow() {
  return el(
    'li',
    { className: 'route' },
    stateMark('none'),
    el('span', { className: 'destination mono' }),
    el('span', { className: 'owner' }),
    el('span', { className: 'target mono' }),
    el('span', { className: 'state' }),
  );
}

function targetOf(row, hosts) {
  if (row.target === null) {
    return '—';
  }
  if (row.target === undefined) {
    return '';
  }
  const host = hosts.get(row.target);
  return host ? `→ ${host}` : row.target;
}

/** The VPC's own route is nobody's; one that a gateway has learned comes and goes by itself. */
function foreign({ origin, blackhole }) {
  const kind = { LOCAL: 'local', PROPAGATED: 'foreign, propagated' }[origin] ?? 'foreign';
  return blackhole ? `${kind}, blackhole` : kind;
}

/** Shows that a route has changed since it was last drawn; an element that is taken for another route hasn't. */
function flash(node, row) {
  const now = `${row.state} ${row.target}`;
  const same = node.dataset.destination === row.destination;
  if (!same || node.dataset.now !== now) {
    node.classList.remove('changed');
    void node.offsetWidth; // Else an animation that ran before would not start anew.
    node.classList.toggle('changed', same);
  }
  Object.assign(node.dataset, { destination: row.destination, state: row.state, target: row.target ?? '', now });
}

function bindRow(node, row, hosts) {
  const { tone, word } = routeState(row.state);
  const [mark, destination, owner, target, state] = node.children;
  const said = row.state === 'FOREIGN' ? foreign(row) : word;
  flash(node, row);
  setMark(mark, tone);
  setText(destination, row.destination);
  setText(owner, row.owner ?? '');
  setText(target, targetOf(row, hosts));
  setText(state, said);
  setAttributes(node, { title: [row.destination, row.owner, hosts.get(row.target), row.target, said].filter(Boolean).join(' · ') });
}

function makeCard(moved) {
  const card = { items: [], hosts: new Map() };
  card.title = el('h3');
  card.chips = el('span', { className: 'chips' });
  card.used = el('p', { className: 'note' });
  card.counts = el('p', { className: 'counts' });
  card.filter = new Filter('Filter the routes', () => draw(card));
  card.list = new VirtualList({
    label: 'Routes',
    rowHeight: ROW_HEIGHT,
    rowsShown: ROWS_SHOWN,
    make: makeRow,
    bind: (node, row) => bindRow(node, row, card.hosts),
    moved,
  });
  const node = el(
    'article',
    { className: 'table' },
    el('header', {}, card.title, card.chips),
    card.used,
    card.counts,
    card.filter.node,
    card.list.node,
  );
  cards.set(node, card);
  return node;
}

const textOf = (row) => [row.destination, row.owner, row.target, routeState(row.state).word].join(' ');

function draw(card) {
  card.list.show(card.filter.of(card.items, textOf));
}

function usedBy(table) {
  const names = table.subnets.map((subnet) => subnet.subnetId);
  if (!names.length) {
    return table.main ? '' : 'used by no subnet';
  }
  return names.length > 4 ? `used by ${names.length} subnets` : `used by ${names.join(', ')}`;
}

function bindCard(node, table, hosts) {
  const card = cards.get(node);
  Object.assign(card, { items: table.rows, hosts });
  setAttributes(node, { 'aria-label': `Route table ${table.routeTableId}` });
  node.classList.toggle('unmanaged', !table.managed);
  setText(card.title, table.routeTableId);
  const chips = [table.main && 'main', table.managed ? 'managed' : 'not managed'].filter(Boolean);
  keyed(card.chips, chips, (chip) => chip, (chip) => el('span', { className: 'chip' }, chip));
  setText(card.used, usedBy(table));
  keyed(
    card.counts,
    Array.from(count(table.rows)),
    ([state]) => state,
    ([state]) => el('span', {}, stateMark(routeState(state).tone), el('span')),
    (span, [state, number]) => setText(span.lastElementChild, `${number.toLocaleString('en')} ${routeState(state).word}`),
  );
  draw(card);
}

/** Shows the tables; `moved` is called when rows come to other places. */
export function showTables(tables, enis, moved) {
  const hosts = new Map(Array.from(enis, ([id, eni]) => [id, eni.hostId]));
  keyed(byId('tables'), tables, (table) => table.routeTableId, () => makeCard(moved), (node, table) => bindCard(node, table, hosts));
}

/** The managed rows that can be seen, for the wires. */
export function visibleRoutes() {
  return Array.from(byId('tables').children)
    .flatMap((node) => cards.get(node).list.visible())
    .filter(({ item }) => item.state !== 'FOREIGN' && item.target);
}

/** Says it for a screen reader and a glance: "4 routes: 3 active, 1 wrong target". */
export function summary(tables) {
  const rows = tables.filter((table) => table.managed).flatMap((table) => table.rows);
  const counts = count(rows);
  const total = Array.from(counts.values()).reduce((sum, number) => sum + number, 0);
  const parts = Array.from(counts, ([state, number]) => `${number.toLocaleString('en')} ${routeState(state).word}`);
  return total ? `${many(total, 'route')}: ${parts.join(', ')}` : 'no route';
}
