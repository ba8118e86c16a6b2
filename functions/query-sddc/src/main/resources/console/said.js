// What came of an action, said beside the form that asked for it.

import { Refusal } from './api.js';
import { el } from './dom.js';

/** A sentence of success. */
export function sayDone(place, text) {
  place.replaceChildren(el('p', { className: 'done', textContent: text, attributes: { role: 'status' } }));
}

/** A refusal: its title, and a sentence for each thing that is wrong. */
export function sayRefused(place, error) {
  const refusal = error instanceof Refusal ? error : new Refusal(0, 'That went wrong in this page.', [String(error.message ?? error)]);
  const sentences = refusal.sentences.map((text) => el('p', { textContent: text }));
  place.replaceChildren(
    el('div', { className: 'refused', attributes: { role: 'alert' } }, el('strong', { textContent: refusal.title }), ...sentences),
  );
}

export const sayNothing = (place) => place.replaceChildren();

/** Runs a form's action with its fields and the button, once at a time, with the button off meanwhile; tells a refusal. */
export function onSubmit(form, place, action) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = event.submitter ?? form.querySelector('button[type=submit]');
    if (form.getAttribute('aria-busy') === 'true') {
      return;
    }
    form.setAttribute('aria-busy', 'true');
    // Not disabled: that would take the focus away from who works by keyboard.
    button.setAttribute('aria-disabled', 'true');
    sayNothing(place);
    try {
      await action(Object.fromEntries(new FormData(form)), button);
    } catch (error) {
      sayRefused(place, error);
    } finally {
      form.removeAttribute('aria-busy');
      button.removeAttribute('aria-disabled');
    }
  });
}
