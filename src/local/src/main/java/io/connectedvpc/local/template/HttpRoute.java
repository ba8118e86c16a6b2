package io.connectedvpc.local.template;

/**
 * A route of the HTTP API.
 *
 * @param key API Gateway's route key: {@code "PUT /sddcs/{sddcId}"}, or {@link #DEFAULT}
 * @param function the function that answers it
 */
public record HttpRoute(String key, String function) {

    /** Key of the route that takes what no other route takes. */
    public static final String DEFAULT = "$default";
}
