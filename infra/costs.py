#!/usr/bin/env python3
"""Prints what connected-vpc costs a month at 1, 10 and 100 SDDCs, by list prices.

Prices: us-east-1, as known on 2026-11-23 from AWS's public price pages (Lambda, DynamoDB, EventBridge, CloudWatch, X-Ray, API
Gateway). They were written down from memory of those pages, not fetched: check them at https://calculator.aws. No free tier.
"""

HOURS = 730
SWEEPS = HOURS * 60

GB_SECOND = 0.0000133334  # Lambda, arm64
INVOCATION = 0.20 / 1e6  # Lambda
READ = 0.125 / 1e6  # DynamoDB on demand, one read unit (4 KB, strongly consistent)
WRITE = 0.625 / 1e6  # DynamoDB on demand, one write unit (1 KB); twice in a transaction
EVENT = 1.00 / 1e6  # EventBridge, custom events put
LOG_GB = 0.50  # CloudWatch Logs, taken in
METRIC = 0.30  # CloudWatch, custom metric
ALARM = 0.10  # CloudWatch
DASHBOARD = 3.00  # CloudWatch
TRACE = 5.00 / 1e6  # X-Ray, recorded

# What one SDDC with 25 segments is assumed to do.
SECONDS_A_RECONCILE = 1.0  # mostly waiting for EC2
GB = 1.0  # memory of a function
READ_UNITS = 6  # its partition: some 20 KB
COMMANDS = 2000  # segments and Edge moves a month
WRITE_UNITS_A_COMMAND = 12
LOG_BYTES_A_RECONCILE = 1500
METRICS_A_SDDC = 11  # one set of the metrics for each SDDC, and one for the deployment
TRACED = 0.05  # X-Ray's default: the first request a second and 5 % of the rest; here nearly each second has one
ALARMS = 12


def month(sddcs):
    reconciles = SWEEPS * sddcs
    invocations = SWEEPS + reconciles + COMMANDS * sddcs
    return {
        "Lambda": invocations * INVOCATION + (SWEEPS * 0.3 + (reconciles + COMMANDS * sddcs) * SECONDS_A_RECONCILE) * GB * GB_SECOND,
        "DynamoDB": (reconciles * READ_UNITS + SWEEPS * sddcs) * READ + COMMANDS * sddcs * WRITE_UNITS_A_COMMAND * WRITE,
        "EventBridge": (reconciles + COMMANDS * sddcs * 2) * EVENT,
        "Logs": (reconciles + COMMANDS * sddcs) * LOG_BYTES_A_RECONCILE / 1e9 * LOG_GB,
        "Metrics": METRICS_A_SDDC * (sddcs + 1) * METRIC,
        "Alarms, dashboard": ALARMS * ALARM + DASHBOARD,
        "X-Ray": min(invocations, HOURS * 3600 + invocations * TRACED) * TRACE,
    }


COUNTS = (1, 10, 100)
COSTS = [month(count) for count in COUNTS]
print("| USD a month | " + " | ".join(f"{count} SDDC{'s' if count > 1 else ''}" for count in COUNTS) + " |")
print("| --- |" + " ---: |" * len(COUNTS))
for name in COSTS[0]:
    print(f"| {name} | " + " | ".join(f"{cost[name]:,.2f}" for cost in COSTS) + " |")
print("| **together** | " + " | ".join(f"**{sum(cost.values()):,.2f}**" for cost in COSTS) + " |")
