// The form that makes an SDDC, and tells before what it would run into.

import * as api from './api.js';
import { byId, el, stateMark } from './dom.js';
import { words } from './format.js';
import { many } from './model.js';
import { onSubmit, sayDone, sayNothing } from './said.js';
import { network } from './segment-form.js';

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

const parts = (text) => text.split(/[\s,]+/).filter(Boolean);
const lines = (text) => text.split('\n').map(parts).filter((line) => line.length);

function sddcOf(fields) {
  const hosts = lines(fields.hosts).map(([hostId, instanceId]) => (instanceId ? { hostId, instanceId } : { hostId }));
  const groups = parts(fields.securityGroupIds);
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

function finding({ severity, code, detail }) {
  const bad = severity === 'ERROR';
  return el(
    'li',
    { dataset: { severity } },
    el('strong', {}, stateMark(bad ? 'bad' : 'warn'), `${bad ? 'Would be refused' : 'Warning'} · ${words(code)}`),
    el('span', {}, api.sentence(detail)),
  );
}

function showFindings(findings) {
  if (!findings.length) {
    return;
  }
  byId('findings').replaceChildren(el('ul', { className: 'warnings', tabIndex: 0, attributes: { 'aria-label': 'Findings' } }, ...findings.map(finding)));
}

async function check(fields) {
  const segments = segmentsOf(fields.segments).map(({ name, body }) => ({ name, ...body }));
  const findings = await api.preflight({ ...sddcOf(fields), segments });
  const errors = findings.filter((one) => one.severity === 'ERROR').length;
  showFindings(findings);
  if (!errors) {
    const warnings = findings.length ? `It would be warned of ${many(findings.length, 'thing')}.` : 'There would be no warning either.';
    sayDone(byId('provision-said'), `Nothing is in the way. ${warnings}`);
  }
}

/** Makes the SDDC and its segments. The window goes when there is something to see, and comes back with a refusal. */
async function make(fields, act, { expect, select }) {
  const id = fields.sddcId.trim();
  const segments = segmentsOf(fields.segments);
  const dialog = byId('provision');
  expect(id, () => dialog.close());
  try {
    await act(() => api.provision(id, sddcOf(fields)));
    select(id);
    for (const { name, body } of segments) {
      await act(() => api.putSegment(id, name, body));
    }
  } catch (error) {
    expect('');
    if (!dialog.open) {
      dialog.showModal();
    }
    throw error;
  }
  dialog.close();
  byId('provision-form').reset();
}

function open() {
  sayNothing(byId('provision-said'));
  sayNothing(byId('findings'));
  byId('provision').showModal();
}

/** @param shown has the page show an SDDC: at once, or when it appears */
export function startProvision(act, shown) {
  const form = byId('provision-form');
  byId('provision-open').addEventListener('click', open);
  byId('provision-first').addEventListener('click', open);
  byId('provision-example').addEventListener('click', () => {
    Object.entries(EXAMPLE).forEach(([name, value]) => {
      form.elements[name].value = value;
    });
  });
  onSubmit(form, byId('provision-said'), (fields, button) => {
    sayNothing(byId('findings'));
    return button === byId('provision-check') ? check(fields) : make(fields, act, shown);
  });
}
