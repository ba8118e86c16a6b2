// What was commanded, and how long it took until the routes were right.

import * as api from './api.js';
import { byId } from './dom.js';

export function clearHistory() {
  byId('history').replaceChildren();
}

export async function showHistory() {}
export function startHistory() {}
void api;
