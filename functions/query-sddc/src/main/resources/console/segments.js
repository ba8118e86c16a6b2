// The segments behind the Edge.

import { byId, el, setAttributes, setMark, setText, stateMark } from './dom.js';
import { Filter } from './filter.js';
import { many, routeState } from './model.js';
import { VirtualList } from './virtual-list.js';

const ROW_HEIGHT = 46;
const ROWS_SHOWN = 8;

let remove = () => {};
let segments = [];

function makeRow() {
  const button = el('button', { type: 'button', className: 'quiet small', textContent: '✕' });
  button.addEventListener('click', () => remove(button.value));
  return el(
    'li',
    { className: 'segment' },
    stateMark('none'),
    el('strong'),
    el('span', { className: 'mono' }),
    el('span', { className: 'state' }),
    button,
  );
}

function bindRow(node, segment) {
  const [mark, name, cidr, state, button] = node.children;
  const { tone, word } = routeState(segment.route);
  const said = segment.type === 'ROUTED' ? word : segment.type.toLowerCase();
  setMark(mark, tone);
  setText(name, segment.name);
  setText(cidr, segment.cidr);
  setText(state, said);
  node.dataset.state = segment.route;
  button.value = segment.name;
  button.id = `remove-${segment.name}`;
  setAttributes(button, { 'aria-label': `Remove segment ${segment.name}`, title: `Remove segment ${segment.name}` });
  setAttributes(node, { title: [segment.name, segment.cidr, said].join(' · ') });
}

const title = el('h3');
const empty = el('p', { className: 'note', textContent: 'No segment yet: add one below.' });
const filter = new Filter('Filter the segments', () => draw());
const list = new VirtualList({ label: 'Segments', rowHeight: ROW_HEIGHT, rowsShown: ROWS_SHOWN, make: makeRow, bind: bindRow });

function draw() {
  list.show(filter.of(segments, (segment) => [segment.name, segment.cidr, segment.type, segment.route].join(' ')));
}

/** Puts the list into the page; `onRemove` gets the name of a segment that is to go. */
export function startSegments(onRemove) {
  remove = onRemove;
  byId('segments').append(title, empty, filter.node, list.node);
}

export function showSegments(sddc) {
  segments = sddc.segments;
  setText(title, many(segments.length, 'segment'));
  empty.hidden = segments.length > 0;
  draw();
}
