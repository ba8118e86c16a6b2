// A field above a long list that narrows it down.

import { el } from './dom.js';

const LONG = 12;

export class Filter {
  constructor(label, changed) {
    this.input = el('input', {
      type: 'search',
      placeholder: label,
      spellcheck: false,
      attributes: { 'aria-label': label },
    });
    this.input.addEventListener('input', changed);
    this.node = el('div', { className: 'filter', hidden: true }, this.input);
  }

  /** The items that have each of the words; of a short list all. */
  of(items, textOf) {
    this.node.hidden = items.length <= LONG;
    const words = this.node.hidden ? [] : this.input.value.toLowerCase().split(/\s+/).filter(Boolean);
    return words.length ? items.filter((item) => words.every((word) => textOf(item).toLowerCase().includes(word))) : items;
  }
}
