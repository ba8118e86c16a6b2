// Lines from each visible managed route to its network interface, and from there to the host.

import { hostNodes, slotNodes } from './attachment.js';
import { byId, keyed, setAttributes, svg } from './dom.js';
import { routeState } from './model.js';
import { visibleRoutes } from './tables.js';

let shown = null;
let asked = false;

function curve(from, to) {
  const bend = Math.max(18, (to.x - from.x) / 2);
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`;
}

function routeWires(slots, place) {
  const byEni = new Map(Array.from(slots, ([eni, node]) => [eni.networkInterfaceId, node]));
  return visibleRoutes()
    .filter(({ item }) => byEni.has(item.target))
    .map(({ row, item }) => ({
      key: `route ${row.closest('article').dataset.key} ${item.destination}`,
      tone: routeState(item.state).tone,
      d: curve(place(row, 'right'), place(byEni.get(item.target), 'left')),
    }));
}

function hostWires(slots, hosts, place) {
  return Array.from(slots)
    .filter(([eni]) => hosts.has(eni.hostId))
    .map(([eni, node]) => ({
      key: `host ${eni.slot}`,
      tone: eni.active ? 'accent' : 'none',
      d: curve(place(node, 'right'), place(hosts.get(eni.hostId), 'left')),
    }));
}

function draw() {
  asked = false;
  const drawing = byId('wires');
  // On a narrow page the columns are one below the other, and the lines would only cross them.
  if (!shown || getComputedStyle(drawing).display === 'none') {
    drawing.replaceChildren();
    return;
  }
  const origin = drawing.getBoundingClientRect();
  const place = (node, side) => {
    const box = node.getBoundingClientRect();
    return { x: Math.round(box[side] - origin.left), y: Math.round((box.top + box.bottom) / 2 - origin.top) };
  };
  const slots = slotNodes(shown);
  const wires = [...hostWires(slots, hostNodes(shown), place), ...routeWires(slots, place)];
  keyed(
    drawing,
    wires,
    (wire) => wire.key,
    () => svg('path', { fill: 'none' }),
    (path, { d, tone }) => setAttributes(path, { d, 'data-tone': tone }),
  );
}

/** Draws the wires anew before the next frame. */
export function drawWires() {
  if (!asked) {
    asked = true;
    requestAnimationFrame(draw);
  }
}

/** Draws the wires of this SDDC from now on. */
export function showWires(sddc) {
  shown = sddc;
  drawWires();
}

export function startWires() {
  new ResizeObserver(drawWires).observe(byId('picture'));
}
