// The REST API, and its refusals as sentences.

/** What the API refused, or that it couldn't be asked. `sentences` is for people; `status` is 0 if nothing answered. */
export class Refusal extends Error {
  constructor(status, title, sentences) {
    super([title, ...sentences].join(' '));
    this.status = status;
    this.title = title;
    this.sentences = sentences;
  }
}

/** An upper-case letter before and a full stop behind. */
export function sentence(text) {
  const trimmed = String(text ?? '').trim();
  if (!trimmed) {
    return '';
  }
  const whole = trimmed[0].toUpperCase() + trimmed.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

function refusalOf(status, document) {
  const violations = Array.isArray(document.violations) ? document.violations : [];
  const detail = sentence(document.detail ?? document.message);
  const sentences = violations.map((violation) => sentence(`${violation.field} ${violation.message}`));
  const title = sentence(document.title ?? `The server answered ${status}`);
  return new Refusal(status, title, detail && !sentences.includes(detail) ? [detail, ...sentences] : sentences);
}

async function call(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      cache: 'no-store',
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Refusal(0, 'The server can’t be reached.', ['What is shown is as it was last seen.']);
  }
  const text = await response.text();
  let json = {};
  try {
    json = text ? JSON.parse(text) : {};
  } catch {
    throw new Refusal(response.status, 'The server’s answer can’t be read.', []);
  }
  if (!response.ok) {
    throw refusalOf(response.status, json);
  }
  return { status: response.status, body: json };
}

const at = (...parts) => `sddcs/${parts.map(encodeURIComponent).join('/')}`;
const query = (parameters) => {
  const known = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null);
  return known.length ? `?${new URLSearchParams(known)}` : '';
};
const get = async (path) => (await call('GET', path)).body;

export const sddcs = (next) => get(`sddcs${query({ limit: 100, next })}`);
export const sddc = (id) => get(at(id));
export const routeTables = (id) => get(at(id, 'route-tables'));
export const plan = (id, toHost) => get(at(id, 'plan') + query({ toHost }));
export const history = (id, next) => get(at(id, 'history') + query({ limit: 20, next }));
export const preflight = async (body) => (await call('POST', 'preflight', body)).body.findings;
export const trace = (id, from, to) => get(at(id, 'trace') + query({ from, to }));
export const provision = (id, body) => call('PUT', at(id), body);
export const remove = (id, force) => call('DELETE', at(id) + query({ force: force ? true : undefined }));
export const putSegment = (id, name, body) => call('PUT', at(id, 'segments', name), body);
export const deleteSegment = (id, name) => call('DELETE', at(id, 'segments', name));
export const moveEdge = (id, body) => call('POST', at(id, 'edge-moves'), body);
export const reconcile = (id, prune) => call('POST', at(id, 'reconcile') + query({ prune: prune ? true : undefined }));
