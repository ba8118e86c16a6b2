package io.connectedvpc.lambda.function;

import io.connectedvpc.core.command.Origin;
import io.connectedvpc.lambda.http.ApiRequest;
import io.connectedvpc.lambda.http.ApiResponse;

/** Answers the requests of one route. May throw {@link io.connectedvpc.core.problem.Rejected}. */
@FunctionalInterface
public interface ApiAction {

    ApiResponse handle(ApiRequest request, Origin origin);
}
