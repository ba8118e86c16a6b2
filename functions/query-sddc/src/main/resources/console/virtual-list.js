// A list of which only the visible part has elements: a thousand segments cost what twenty do.

import { el, setAttributes } from './dom.js';

const BEYOND = 6;

export class VirtualList {
  /**
   * @param label what a screen reader calls the list
   * @param make makes an empty row; all rows are `rowHeight` pixels high
   * @param bind fills a row with an item
   * @param moved is called when other rows are visible than before
   */
  constructor({ label, rowHeight, rowsShown, make, bind, moved }) {
    Object.assign(this, { rowHeight, rowsShown, make, bind, moved, items: [], rows: new Map() });
    this.space = el('ul', { className: 'space', attributes: { role: 'list', 'aria-label': label } });
    this.node = el('div', { className: 'scroll' }, this.space);
    this.node.addEventListener('scroll', () => this.draw(), { passive: true });
  }

  /** Shows other items; the place that was scrolled to stays. */
  show(items) {
    this.items = items;
    this.space.style.height = `${items.length * this.rowHeight}px`;
    this.node.style.maxHeight = `${this.rowsShown * this.rowHeight + this.rowHeight / 2}px`;
    // What scrolls must be reachable by keyboard.
    setAttributes(this.node, { tabindex: items.length > this.rowsShown ? 0 : null });
    this.draw();
  }

  /** The elements of the items that can be seen now. */
  visible() {
    const [first, end] = this.window(0);
    return Array.from(this.rows)
      .filter(([index]) => index >= first && index < end)
      .map(([index, row]) => ({ row, item: this.items[index] }));
  }

  window(beyond) {
    const height = Math.min(this.rowsShown + 1, this.items.length);
    const top = Math.floor(this.node.scrollTop / this.rowHeight);
    return [Math.max(0, top - beyond), Math.min(this.items.length, top + height + beyond)];
  }

  draw() {
    const [first, end] = this.window(BEYOND);
    const spare = [];
    for (const [index, row] of this.rows) {
      if (index < first || index >= end) {
        this.rows.delete(index);
        spare.push(row);
      }
    }
    for (let index = first; index < end; index++) {
      this.bind(this.row(index, spare), this.items[index]);
    }
    for (const row of spare) {
      if (row.contains(document.activeElement)) {
        this.node.focus({ preventScroll: true });
      }
      row.remove();
    }
    this.moved?.();
  }

  row(index, spare) {
    let row = this.rows.get(index);
    if (!row) {
      row = spare.find((one) => !one.contains(document.activeElement));
      if (row) {
        spare.splice(spare.indexOf(row), 1);
      } else {
        row = this.make();
        this.space.append(row);
      }
      row.style.transform = `translateY(${index * this.rowHeight}px)`;
      this.rows.set(index, row);
    }
    setAttributes(row, { 'aria-setsize': this.items.length, 'aria-posinset': index + 1 });
    return row;
  }
}
