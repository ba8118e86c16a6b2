// What the API tells, made into what the picture shows. No DOM.

/** How a route stands: `tone` chooses shape and colour, `word` says it. */
export const ROUTE_STATES = {
  ACTIVE: { tone: 'good', word: 'active' },
  WRONG_TARGET: { tone: 'warn', word: 'wrong target' },
  BLACKHOLE: { tone: 'bad', word: 'blackhole' },
  MISSING: { tone: 'absent', word: 'missing' },
  WITHDRAWN: { tone: 'warn', word: 'to be removed' },
  UNEXPLAINED: { tone: 'warn', word: 'unexplained' },
  FOREIGN: { tone: 'none', word: 'foreign' },
  NONE: { tone: 'none', word: 'no route' },
  UNKNOWN: { tone: 'none', word: 'unknown' },
};

export const routeState = (state) => ROUTE_STATES[state] ?? ROUTE_STATES.UNKNOWN;

/** What each desired destination is for: the management network, a segment, or the prefix list that holds them all. */
function desired(sddc) {
  if (sddc.routing === 'PREFIX_LIST') {
    return new Map(sddc.prefixListId ? [[sddc.prefixListId, 'prefix list']] : []);
  }
  return networks(sddc);
}

/** The CIDRs that are to be reached, with whose they are. */
export function networks(sddc) {
  const routed = sddc.segments.filter((segment) => segment.type === 'ROUTED');
  return new Map([[sddc.managementCidr, 'management'], ...routed.map(({ cidr, name }) => [cidr, name])]);
}

/** The network interfaces by id. */
export const interfaces = (sddc) =>
  new Map(sddc.networkInterfaces.filter((eni) => eni.networkInterfaceId).map((eni) => [eni.networkInterfaceId, eni]));

function stateOf(route, isDesired, sddc, enis) {
  if (isDesired) {
    if (route.target !== sddc.activeEdge?.networkInterfaceId) {
      return 'WRONG_TARGET';
    }
    return route.state === 'BLACKHOLE' ? 'BLACKHOLE' : 'ACTIVE';
  }
  if (route.managed) {
    return 'WITHDRAWN';
  }
  return enis.has(route.target) ? 'UNEXPLAINED' : 'FOREIGN';
}

/** The rows of a table: what is desired first, there or missing; then everything else that is there. */
function rows(table, wanted, sddc, enis) {
  const there = new Map(table.routes.map((route) => [route.destination, route]));
  const own = Array.from(wanted, ([destination, owner]) => {
    const route = there.get(destination);
    return route
      ? { ...route, owner, state: stateOf(route, true, sddc, enis) }
      : { destination, owner, target: null, state: 'MISSING' };
  });
  const others = table.routes
    .filter((route) => !wanted.has(route.destination))
    .map((route) => ({
      ...route,
      owner: route.segment ?? null,
      blackhole: route.state === 'BLACKHOLE',
      state: stateOf(route, false, sddc, enis),
    }));
  const rank = (row) => (row.state === 'FOREIGN' ? 1 : 0);
  return [...own, ...others.sort((one, other) => rank(one) - rank(other))];
}

/** What is known of the main table when the tables can't be read: the segments' routes as the SDDC tells them. */
function fromStore(sddc) {
  const own = sddc.segments
    .filter((segment) => segment.type === 'ROUTED')
    .map(({ cidr, name, route }) => ({ destination: cidr, owner: name, target: undefined, state: route }));
  return [{ routeTableId: sddc.mainRouteTableId, main: true, managed: true, subnets: [], rows: own }];
}

/**
 * The route tables with their rows, managed ones first.
 * @param routeTables null if they can't be read
 */
export function tables(sddc, routeTables) {
  if (!routeTables) {
    return fromStore(sddc);
  }
  const enis = interfaces(sddc);
  const wanted = desired(sddc);
  const rank = (table) => (table.main ? 0 : table.managed ? 1 : 2);
  return routeTables
    .map((table) => ({ ...table, rows: rows(table, table.managed ? wanted : new Map(), sddc, enis) }))
    .sort((one, other) => rank(one) - rank(other));
}

/** How many rows there are in each state, `FOREIGN` left out. */
export function count(tableRows) {
  const counts = new Map();
  tableRows
    .filter((row) => row.state !== 'FOREIGN')
    .forEach((row) => counts.set(row.state, (counts.get(row.state) ?? 0) + 1));
  return counts;
}

/** Says a number of things: "1 route", "3 routes". */
export const many = (number, thing) => `${number.toLocaleString('en')} ${thing}${number === 1 ? '' : 's'}`;
