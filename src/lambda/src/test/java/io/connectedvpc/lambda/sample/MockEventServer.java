package io.connectedvpc.lambda.sample;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.lambda.json.Json;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** Invokes a function in its container by the mock event server that Quarkus starts in tests. */
public final class MockEventServer {

    private MockEventServer() {}

    /** The answer is what the function writes; 500 when it throws. */
    public static ValidatableResponse invoke(JsonNode event) {
        return given().contentType(ContentType.JSON)
                .accept(ContentType.ANY)
                .body(Json.write(event))
                .when()
                .post("/_lambda_")
                .then();
    }

    /** A function's answer to a request. */
    public static Reply call(JsonNode request) {
        return Reply.of(invoke(request).statusCode(200).extract().asString());
    }
}
