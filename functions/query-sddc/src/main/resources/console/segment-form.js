// Adds a segment.

import * as api from './api.js';
import { byId } from './dom.js';
import { onSubmit, sayDone } from './said.js';

/** A network as a person writes it: with host bits it is NSX's gateway address. */
export function network(text) {
  const trimmed = text.trim();
  return isGateway(trimmed) ? { gatewayAddress: trimmed } : { cidr: trimmed };
}

function isGateway(text) {
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(text);
  if (!parts) {
    return false;
  }
  const [a, b, c, d, prefix] = parts.slice(1).map(Number);
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  return prefix <= 32 && address % 2 ** (32 - prefix) !== 0;
}

export function startSegmentForm(current, act) {
  const form = byId('segment-form');
  onSubmit(form, byId('segment-said'), async (fields) => {
    const name = fields.name.trim();
    const { status, body } = await act(() => api.putSegment(current(), name, { ...network(fields.network), type: fields.type }));
    const cidr = body.cidr ? ` (${body.cidr})` : '';
    sayDone(byId('segment-said'), status === 202 ? `${name} is recorded; its route follows in the background.` : `${name}${cidr} is there.`);
    form.reset();
    form.elements.name.focus();
  });
}
