# What a deployment costs a month, from list prices: awk -f docs/costs.awk
# Every number that isn't a price is an assumption; change it to what you see.
BEGIN {
  # us-east-1, without free tiers, as noted in November 2026. Sources: aws.amazon.com/lambda/pricing,
  # /dynamodb/pricing/on-demand, /eventbridge/pricing, /api-gateway/pricing, /cloudwatch/pricing.
  gb_second = 0.0000166667; requests = 0.20 / 1e6          # Lambda, x86_64
  read_unit = 0.125 / 1e6; write_unit = 0.625 / 1e6        # DynamoDB on demand
  event = 1.00 / 1e6                                       # EventBridge, custom
  api_call = 1.00 / 1e6                                    # HTTP API
  metric = 0.30; alarm = 0.10; dashboard = 3.00; log_gb = 0.50
  trace = 5.00 / 1e6                                       # X-Ray

  sweeps = 60 * 24 * 30
  seconds = 0.5; gigabytes = 1       # of a reconcile that finds nothing to do, and of the sweep itself
  reads = 12                         # read units of a reconcile: an SDDC's items, twice
  log_bytes = 3000                   # of an invocation
  names = 11                         # metrics, each once for the deployment and once for each SDDC
  alarms = 9
  api_calls = 10000; commands = 300  # a month and SDDC; 40 write units and 2 events a command
  sampled = 0.05                     # of invocations, X-Ray traces these and one a second; the one is left out

  printf "| SDDCs | Lambda | DynamoDB | EventBridge, API | metrics | logs | alarms, dashboard, traces | sum |\n"
  printf "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
  split("1 10 100", counts, " ")
  for (i = 1; i <= 3; i++) {
    n = counts[i]
    calls = sweeps * (1 + n) + n * (api_calls + commands)
    lambda = calls * (requests + seconds * gigabytes * gb_second)
    dynamo = sweeps * n * reads * read_unit + n * api_calls * reads * read_unit + n * commands * 40 * write_unit
    bus = (sweeps * n + n * commands * 2) * event + n * api_calls * api_call
    metrics = names * (1 + n) * metric
    logs = calls * log_bytes / 1e9 * log_gb
    rest = alarms * alarm + dashboard + calls * sampled * trace
    printf "| %d | $%.2f | $%.2f | $%.2f | $%.2f | $%.2f | $%.2f | **$%.0f** |\n", n, lambda, dynamo, bus, metrics, logs, rest, lambda + dynamo + bus + metrics + logs + rest
  }
}
