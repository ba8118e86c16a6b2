// The way of a packet, hop by hop, and of its answer.

import * as api from './api.js';
import { byId, el, stateMark } from './dom.js';
import { words } from './format.js';
import { onSubmit } from './said.js';

/** What else is not evaluated are prefix lists, by their ids. */
const NOT_EVALUATED = { SECURITY_GROUPS: 'security groups', NETWORK_ACLS: 'network ACLs' };

function hop({ kind: what, id, detail }) {
  return el('li', {}, stateMark('good'), el('span', { className: 'what' }, words(what)), el('strong', { className: 'mono' }, id), el('span', { className: 'note' }, detail ?? ''));
}

function end({ code, detail }) {
  return el('li', { className: 'end' }, stateMark('bad'), el('span', { className: 'what' }, words(code)), el('span', {}, api.sentence(detail)));
}

function way(title, path) {
  const steps = path.hops.map(hop);
  if (path.endsAt) {
    steps.push(end(path.endsAt));
  }
  return el('div', { className: 'way' }, el('h3', {}, `${title}: ${path.reached ? 'arrives' : 'ends'}`), el('ol', {}, ...steps));
}

function notes(trace) {
  const unknown = trace.notEvaluated.map((name) => NOT_EVALUATED[name] ?? name);
  return [
    trace.availabilityZoneCrossing && 'The way crosses availability zones: AWS bills this traffic in both directions.',
    unknown.length && `Not evaluated: ${unknown.join(', ')}.`,
  ].filter(Boolean);
}

export function startTrace(current) {
  onSubmit(byId('trace-form'), byId('trace-said'), async ({ from, to }) => {
    byId('trace').replaceChildren();
    const trace = await api.trace(current(), from.trim(), to.trim());
    byId('trace').replaceChildren(
      way('There', trace),
      way('Back', trace.return),
      ...notes(trace).map((text) => el('p', { className: 'note' }, text)),
    );
  });
}
