// Builds and updates elements. Text gets in as text only: nothing here reads markup.

const SVG = 'http://www.w3.org/2000/svg';

/** An element with properties (data in `dataset`, attributes in `attributes`) and children: nodes or texts. */
export function el(tag, { dataset = {}, attributes = {}, ...properties } = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  Object.assign(node.dataset, dataset);
  setAttributes(node, attributes);
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** The same in SVG, which knows attributes only. */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  setAttributes(node, attributes);
  node.append(...children);
  return node;
}

/** Sets attributes; those that are null or undefined are taken away. */
export function setAttributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) {
      node.removeAttribute(name);
    } else if (node.getAttribute(name) !== String(value)) {
      node.setAttribute(name, value);
    }
  }
}

export const byId = (id) => document.getElementById(id);

/** Sets a node's text, unless that is its text: what a screen reader announces should be news. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Makes the children of `parent` stand for `items`, in order; a child stays as long as its item's key is there. */
export function keyed(parent, items, keyOf, make, update = () => {}) {
  const old = new Map(Array.from(parent.children, (child) => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = String(keyOf(item));
    let child = old.get(key);
    old.delete(key);
    if (!child) {
      child = make(item);
      child.dataset.key = key;
    }
    update(child, item);
    if (child === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(child, place);
    }
  }
  old.forEach((child) => child.remove());
}

/** A state that isn't told by colour alone: a shape of its own before the word. */
export function stateMark(state) {
  const mark = svg('svg', { class: 'mark', viewBox: '0 0 12 12', 'aria-hidden': 'true' }, svg('path', {}));
  setMark(mark, state);
  return mark;
}

const SHAPES = {
  good: 'M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10z',
  warn: 'M6 1l5.4 10H.6z',
  bad: 'M2 2l8 8M10 2l-8 8',
  absent: 'M6 1.7a4.3 4.3 0 1 0 0 8.6a4.3 4.3 0 1 0 0-8.6z',
  none: 'M2 6h8',
};

/** Changes the shape and colour of a mark; `tone` is one of good, warn, bad, absent, none. */
export function setMark(mark, tone) {
  setAttributes(mark, { 'data-tone': tone });
  setAttributes(mark.firstElementChild, { d: SHAPES[tone] });
}
