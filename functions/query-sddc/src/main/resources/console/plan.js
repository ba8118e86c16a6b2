// What a reconcile would do, and the button that does it.

import * as api from './api.js';
import { showChanges } from './changes.js';
import { byId, setText } from './dom.js';
import { duration } from './format.js';
import { interfaces, many } from './model.js';
import { onSubmit, sayDone } from './said.js';

/** "3 routes would change: 3 EC2 calls, about 0 s." */
export function price(plan) {
  const { ec2Calls, seconds } = plan.estimate;
  const time = seconds < 1 ? 'less than a second' : `about ${duration(seconds * 1000)}`;
  return `${many(plan.changes.length, 'route')} would change: ${many(ec2Calls, 'EC2 call')}, ${time}.`;
}

/** @param running whether a command of this page is under way; there is no plan then */
export function showPlan(sddc, plan, running) {
  setText(byId('plan-summary'), running && !sddc.inSync ? 'A command is under way.' : planSummary(sddc, plan));
  showChanges(byId('plan-changes'), plan?.changes ?? [], interfaces(sddc));
  byId('prune-choice').hidden = !sddc.warnings.some((warning) => warning.code === 'UNEXPLAINED_ROUTE');
  const count = plan?.changes.length ?? 0;
  setText(byId('reconcile'), count ? `Apply ${many(count, 'change')}` : 'Reconcile');
  byId('reconcile').classList.toggle('primary', count > 0);
}

function planSummary(sddc, plan) {
  if (sddc.paused) {
    return 'Paused: commands are recorded, and nothing is written to EC2.';
  }
  if (plan?.changes.length) {
    return price(plan);
  }
  if (sddc.inSync === null) {
    return 'EC2 can’t be asked, so nobody knows what would change.';
  }
  return sddc.inSync ? 'Nothing to do: every route is as desired.' : 'Not in sync.';
}

/** @param act runs a command while the picture is followed closely */
export function startPlan(current, act) {
  onSubmit(byId('reconcile-form'), byId('reconcile-said'), async ({ prune }) => {
    const { status, body } = await act(() => api.reconcile(current(), prune === 'on'));
    const did = body.changes?.length ? `${many(body.changes.length, 'route')} put right.` : 'Nothing had to be changed.';
    sayDone(byId('reconcile-said'), status === 202 ? 'It goes on in the background.' : did);
  });
}
