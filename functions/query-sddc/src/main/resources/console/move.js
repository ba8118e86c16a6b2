// Moves the Edge, and says before what that costs.

import * as api from './api.js';
import { byId, el, keyed, setText } from './dom.js';
import { duration } from './format.js';
import { many } from './model.js';
import { price } from './plan.js';
import { onSubmit, sayDone } from './said.js';

let planned = '';

function label(host, sddc) {
  const notes = [host.hostId === sddc.standbyEdge?.hostId && 'standby', host.state !== 'UP' && host.state.toLowerCase()];
  const known = notes.filter(Boolean);
  return known.length ? `${host.hostId} (${known.join(', ')})` : host.hostId;
}

/** Offers the hosts that the Edge isn't on, the standby first. */
export function showMove(sddc) {
  const select = byId('move-host');
  const standby = sddc.standbyEdge?.hostId;
  const hosts = sddc.hosts
    .filter((host) => host.cluster === 1 && host.hostId !== sddc.activeEdge?.hostId)
    .sort((one, other) => (other.hostId === standby) - (one.hostId === standby));
  keyed(select, hosts, (host) => host.hostId, (host) => el('option', { value: host.hostId }), (option, host) => setText(option, label(host, sddc)));
  byId('move').disabled = !hosts.length;
  preview(sddc);
}

/** Asks for the plan of the move once for each choice and version. */
async function preview(sddc) {
  const toHost = byId('move-host').value;
  if (!toHost) {
    planned = '';
    setText(byId('move-plan'), 'There is no other host to move to.');
    return;
  }
  const question = `${sddc.sddcId} ${sddc.version} ${sddc.inSync} ${toHost}`;
  if (question === planned) {
    return;
  }
  planned = question;
  let text;
  try {
    text = price(await api.plan(sddc.sddcId, toHost));
  } catch (error) {
    text = error.message;
  }
  if (planned === question) {
    setText(byId('move-plan'), text);
  }
}

/** @param act runs a command while the picture is followed closely */
export function startMove(current, act, shown) {
  byId('move-host').addEventListener('change', () => shown() && preview(shown()));
  onSubmit(byId('move-form'), byId('move-said'), async ({ toHost, reason }) => {
    const began = performance.now();
    const { status, body } = await act(() => api.moveEdge(current(), { toHost, reason }));
    const took = duration(performance.now() - began);
    const did = body.changes?.length ? `${many(body.changes.length, 'route')} re-pointed` : 'no route had to change';
    sayDone(byId('move-said'), status === 202 ? `The Edge is on ${toHost}; its routes follow in the background.` : `The Edge is on ${toHost}: ${did} in ${took}.`);
  });
}
