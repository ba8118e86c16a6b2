// The 17 network interfaces and the hosts behind them.

import { byId, el, keyed, setAttributes, setMark, setText, stateMark } from './dom.js';

const chip = (text, kind) => el('span', { className: `chip ${kind ?? ''}` }, text);

function slotState(eni) {
  if (!eni.networkInterfaceId) {
    return { tone: 'absent', word: 'not made yet' };
  }
  if (eni.active) {
    return { tone: 'good', word: 'active' };
  }
  if (eni.status === 'in-use') {
    return { tone: 'good', word: 'in use' };
  }
  if (eni.status === 'available') {
    return { tone: 'none', word: eni.hostId ? 'unattached' : 'spare' };
  }
  return { tone: 'absent', word: eni.status ?? 'unknown' };
}

function makeSlot() {
  return el(
    'li',
    { className: 'slot' },
    el('span', { className: 'number mono' }),
    stateMark('none'),
    el('span', { className: 'address mono' }),
    el('span', { className: 'id mono' }),
    el('span', { className: 'state' }),
  );
}

function bindSlot(node, eni) {
  const [number, mark, address, id, state] = node.children;
  const { tone, word } = slotState(eni);
  node.classList.toggle('active', eni.active);
  node.classList.toggle('taken', Boolean(eni.hostId));
  setText(number, String(eni.slot));
  setMark(mark, tone);
  setText(address, eni.privateIpAddress ?? '');
  setText(id, eni.networkInterfaceId ?? '');
  setText(state, word);
  setAttributes(node, {
    title: [`slot ${eni.slot}`, eni.networkInterfaceId, eni.privateIpAddress, eni.hostId, eni.status].filter(Boolean).join(' · '),
  });
}

function makeHost() {
  return el('li', { className: 'host' }, el('strong'), el('span', { className: 'mono' }), el('span', { className: 'chips' }));
}

function chipsOf(host, sddc) {
  const chips = [];
  if (host.hostId === sddc.activeEdge?.hostId) {
    chips.push(['active Edge', 'accent']);
  }
  if (host.hostId === sddc.standbyEdge?.hostId) {
    chips.push(['standby Edge', '']);
  }
  if (host.state !== 'UP') {
    chips.push([host.state.toLowerCase(), 'bad']);
  }
  if (host.leaving) {
    chips.push(['leaving', 'warn']);
  }
  if (host.cluster !== 1) {
    chips.push([`cluster ${host.cluster}`, '']);
  }
  return chips;
}

function bindHost(node, host, sddc) {
  const [name, instance, chips] = node.children;
  node.classList.toggle('active', host.hostId === sddc.activeEdge?.hostId);
  setText(name, host.hostId);
  setText(instance, host.instanceId ?? 'no instance');
  keyed(chips, chipsOf(host, sddc), ([text]) => text, ([text, kind]) => chip(text, kind));
}

/** Shows the subnet's slots and the hosts. */
export function showAttachment(sddc) {
  const made = sddc.networkInterfaces.filter((eni) => eni.networkInterfaceId).length;
  const taken = sddc.networkInterfaces.filter((eni) => eni.hostId).length;
  setText(byId('subnet-title'), `Subnet ${sddc.subnetId}`);
  setText(
    byId('subnet-note'),
    [sddc.availabilityZone, made < 17 ? `${made} of 17 network interfaces made` : `17 network interfaces, ${taken} with a host`]
      .filter(Boolean)
      .join(' · '),
  );
  keyed(byId('slots'), sddc.networkInterfaces, (eni) => eni.slot, makeSlot, bindSlot);
  keyed(byId('hosts'), sddc.hosts, (host) => host.hostId, makeHost, (node, host) => bindHost(node, host, sddc));
}

/** The element of each network interface's slot, and of each host, for the wires. */
export const slotNodes = (sddc) => new Map(sddc.networkInterfaces.map((eni, index) => [eni, byId('slots').children[index]]));
export const hostNodes = (sddc) => new Map(sddc.hosts.map((host, index) => [host.hostId, byId('hosts').children[index]]));
