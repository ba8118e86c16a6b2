// Route changes, as a list of sentences.

import { el, keyed, setText } from './dom.js';

const SHOWN = 100;

const VERBS = {
  CREATE: 'create',
  REPLACE: 're-point',
  DELETE: 'remove',
  LIST_ADD: 'add to the list',
  LIST_REMOVE: 'take off the list',
  LIST_RESIZE: 'resize the list',
};

function where(id, enis) {
  const host = enis.get(id)?.hostId;
  return host ? `${host} (${id})` : id;
}

/** "re-point 192.168.160.0/24 in rtb-1: esx-1 (eni-…) → esx-2 (eni-…)". */
function sentence(change, enis) {
  const from = change.fromNetworkInterfaceId;
  const to = change.toNetworkInterfaceId;
  const ends = [from && where(from, enis), to && where(to, enis)].filter(Boolean).join(' → ');
  const table = change.routeTableId ? ` in ${change.routeTableId}` : '';
  return `${VERBS[change.action] ?? change.action} ${change.destination ?? ''}${table}${ends ? `: ${ends}` : ''}`;
}

/**
 * Shows changes in a place; of many the first hundred.
 * @param total how many there are, if not all of them are given
 */
export function showChanges(place, changes, enis, total = changes.length) {
  const texts = changes.slice(0, SHOWN).map((change) => sentence(change, enis));
  if (total > texts.length) {
    texts.push(`… and ${(total - texts.length).toLocaleString('en')} more`);
  }
  if (!place.firstElementChild) {
    place.append(el('ul', { className: 'changes' }));
  }
  const list = place.firstElementChild;
  list.hidden = !texts.length;
  if (texts.length > 5) {
    list.tabIndex = 0;
  }
  keyed(list, texts, (text) => text, () => el('li', { className: 'mono' }), setText);
}
