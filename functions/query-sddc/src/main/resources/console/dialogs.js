// The question before what can't be taken back by a click.

import { byId, setText } from './dom.js';
import { onSubmit, sayNothing } from './said.js';

let confirmed = async () => {};

/** Asks whether to do something that can't be taken back by a click; a refusal is told in the same window. */
export function confirm({ title, text, button, action }) {
  confirmed = action;
  setText(byId('confirm-title'), title);
  setText(byId('confirm-text'), text);
  setText(byId('confirm-do'), button);
  sayNothing(byId('confirm-said'));
  byId('confirm').showModal();
}

export function startDialogs(act) {
  for (const button of document.querySelectorAll('[data-close]')) {
    button.addEventListener('click', () => button.closest('dialog').close());
  }
  onSubmit(byId('confirm-form'), byId('confirm-said'), async () => {
    await act(confirmed);
    byId('confirm').close();
  });
}
