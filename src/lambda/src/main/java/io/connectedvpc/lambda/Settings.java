package io.connectedvpc.lambda;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the deployment sets, by environment variables.
 *
 * @param table the DynamoDB table: {@code CONNECTED_VPC_TABLE}
 * @param bus the EventBridge bus: {@code CONNECTED_VPC_BUS}
 * @param deployment tells several deployments in one account apart: {@code CONNECTED_VPC_DEPLOYMENT}
 * @param routeQuota routes that a table may hold: {@code CONNECTED_VPC_ROUTE_QUOTA}
 * @param paused whether nothing is written to EC2 for any SDDC: {@code CONNECTED_VPC_PAUSED}
 * @param accountRoles the ARNs of the roles that may be assumed to work in other accounts: {@code CONNECTED_VPC_ACCOUNT_ROLES}, separated by commas
 */
public record Settings(
        String table, String bus, String deployment, int routeQuota, boolean paused, Set<String> accountRoles) {

    /** EC2's default since June 2025. Source: Amazon VPC quotas. */
    private static final String DEFAULT_ROUTE_QUOTA = "500";

    /** @throws IllegalArgumentException when the quota isn't a whole number above 0, paused neither true nor false, or a role no ARN */
    public static Settings of(Map<String, String> environment) {
        return new Settings(
                environment.getOrDefault("CONNECTED_VPC_TABLE", "connected-vpc"),
                environment.getOrDefault("CONNECTED_VPC_BUS", "connected-vpc"),
                environment.getOrDefault("CONNECTED_VPC_DEPLOYMENT", "default"),
                quota(environment.getOrDefault("CONNECTED_VPC_ROUTE_QUOTA", DEFAULT_ROUTE_QUOTA)),
                flag(environment.getOrDefault("CONNECTED_VPC_PAUSED", "false")),
                arns(environment.getOrDefault("CONNECTED_VPC_ACCOUNT_ROLES", "")));
    }

    private static Set<String> arns(String text) {
        Set<String> arns = Stream.of(text.split(","))
                .map(String::strip)
                .filter(arn -> !arn.isEmpty())
                .collect(Collectors.toSet());
        if (!arns.stream().allMatch(arn -> arn.startsWith("arn:"))) {
            throw new IllegalArgumentException(
                    "CONNECTED_VPC_ACCOUNT_ROLES must be ARNs of roles, separated by commas, not " + text);
        }
        return arns;
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("CONNECTED_VPC_PAUSED must be true or false, not " + text);
        }
        return text.equals("true");
    }

    private static int quota(String text) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException("CONNECTED_VPC_ROUTE_QUOTA must be a whole number above 0, not " + text);
        }
        return Integer.parseInt(text);
    }
}
