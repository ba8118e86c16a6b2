// The line above the picture, and the warnings.

import { byId, el, keyed, setAttributes, setText } from './dom.js';
import { words } from './format.js';

const TONES = { READY: 'good', PROVISIONING: 'warn', DELETING: 'warn', DEGRADED: 'bad' };

function badge(node, text, tone) {
  setText(node, text);
  setAttributes(node, { 'data-tone': tone });
}

function sync(sddc) {
  if (sddc.paused) {
    return ['paused', 'warn'];
  }
  if (sddc.inSync === null) {
    return ['EC2 can’t be asked', 'warn'];
  }
  return sddc.inSync ? ['in sync', 'good'] : ['not in sync', 'warn'];
}

function facts(sddc) {
  return [
    ['Active Edge', sddc.activeEdge?.hostId ?? 'none'],
    ['Standby', sddc.standbyEdge?.hostId ?? 'none'],
    ['Management', sddc.managementCidr],
    ['Routing', sddc.routing === 'PREFIX_LIST' ? `prefix list ${sddc.prefixListId ?? '(being made)'}` : 'a route for each CIDR'],
    ['Version', String(sddc.version)],
  ];
}

function makeFact([name]) {
  return el('div', {}, el('dt', {}, name), el('dd'));
}

/** @param routes a summary of the managed routes */
export function showOverview(sddc, routes) {
  setText(byId('sddc-name'), sddc.sddcId);
  badge(byId('status'), sddc.status.toLowerCase(), TONES[sddc.status] ?? 'none');
  badge(byId('sync'), ...sync(sddc));
  keyed(byId('facts'), [...facts(sddc), ['Managed', routes]], ([name]) => name, makeFact, (node, [, value]) => setText(node.lastElementChild, value));
  setText(byId('vpc-title'), `VPC ${sddc.vpcId}`);
  setText(byId('side-title'), `SDDC ${sddc.sddcId}`);
}

function makeWarning() {
  return el('li', {}, el('strong'), el('span'));
}

export function showWarnings(sddc) {
  byId('warnings-panel').hidden = !sddc.warnings.length;
  keyed(
    byId('warnings'),
    sddc.warnings,
    (warning) => `${warning.code} ${warning.detail}`,
    makeWarning,
    (node, warning) => {
      setText(node.firstElementChild, words(warning.code));
      setText(node.lastElementChild, warning.detail);
    },
  );
}
