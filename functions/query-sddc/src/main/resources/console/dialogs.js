// The questions that come in a window of their own.

import * as api from './api.js';
import { byId, setText } from './dom.js';
import { network } from './segment-form.js';
import { onSubmit, sayNothing } from './said.js';

/** The worked example of the docs, as the sample VPC of the local server has it. */
const EXAMPLE = {
  sddcId: 'sddc-1',
  vpcId: 'vpc-1',
  subnetId: 'subnet-1',
  managementCidr: '10.2.0.0/16',
  securityGroupIds: 'sg-1',
  routing: 'PER_CIDR',
  hosts: 'esx-1 i-1\nesx-2 i-2',
  segments: 'web 192.168.160.0/24\napp 192.168.161.0/24\ndb 192.168.162.0/24',
};

const words = (text) => text.split(/[\s,]+/).filter(Boolean);
const lines = (text) => text.split('\n').map(words).filter((line) => line.length);

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

function openProvision() {
  sayNothing(byId('provision-said'));
  byId('provision').showModal();
}

function sddcOf(fields) {
  const hosts = lines(fields.hosts).map(([hostId, instanceId]) => (instanceId ? { hostId, instanceId } : { hostId }));
  const groups = words(fields.securityGroupIds);
  return {
    vpcId: fields.vpcId.trim(),
    subnetId: fields.subnetId.trim(),
    managementCidr: fields.managementCidr.trim(),
    hosts,
    routing: fields.routing,
    ...(groups.length ? { securityGroupIds: groups } : {}),
  };
}

/** The segments are checked before anything is made: a line that can't be one is told at once. */
function segmentsOf(text) {
  return lines(text).map(([name, cidr, ...rest]) => {
    if (!cidr || rest.length) {
      throw new api.Refusal(0, 'A segment is a name and a CIDR.', [`This line is neither: ${[name, cidr, ...rest].filter(Boolean).join(' ')}`]);
    }
    return { name, body: { ...network(cidr), type: 'ROUTED' } };
  });
}

/** @param select is called with the id of a new SDDC as soon as that is known to the API */
export function startDialogs(act, select) {
  for (const button of document.querySelectorAll('[data-close]')) {
    button.addEventListener('click', () => button.closest('dialog').close());
  }
  byId('provision-open').addEventListener('click', openProvision);
  byId('provision-first').addEventListener('click', openProvision);
  byId('provision-example').addEventListener('click', () => {
    const form = byId('provision-form');
    Object.entries(EXAMPLE).forEach(([name, value]) => {
      form.elements[name].value = value;
    });
  });
  onSubmit(byId('provision-form'), byId('provision-said'), async (fields) => {
    const id = fields.sddcId.trim();
    const segments = segmentsOf(fields.segments);
    await act(() => api.provision(id, sddcOf(fields)));
    select(id);
    for (const { name, body } of segments) {
      await act(() => api.putSegment(id, name, body));
    }
    byId('provision').close();
    byId('provision-form').reset();
  });
  onSubmit(byId('confirm-form'), byId('confirm-said'), async () => {
    await act(confirmed);
    byId('confirm').close();
  });
}
