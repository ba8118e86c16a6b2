package io.connectedvpc.cli.show;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.cli.api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A refusal as sentences. */
public final class Refusal {

    private static final int FORBIDDEN = 403;

    private Refusal() {}

    /** The lines for an answer that refuses something; each bad field is named as {@code place} names it. */
    public static List<String> lines(Answer answer, UnaryOperator<String> place) {
        if (!answer.headers().getOrDefault("content-type", "").contains("json")) {
            return List.of("refused with status %d".formatted(answer.status()));
        }
        JsonNode problem = answer.json();
        return problem.has("type") ? sentences(problem, place) : List.of(ofTheGateway(answer.status(), problem));
    }

    private static List<String> sentences(JsonNode problem, UnaryOperator<String> place) {
        String type = problem.path("type").asText();
        String code = type.substring(type.lastIndexOf(':') + 1);
        String title = Plain.value(problem.path("title"));
        List<String> lines = new ArrayList<>();
        JsonNode violations = problem.path("violations");
        if (violations.isEmpty()) {
            lines.add("%s (%s): %s".formatted(title, Plain.text(code), Plain.value(problem.path("detail"))));
        } else {
            lines.add("%s (%s):".formatted(title, Plain.text(code)));
            violations.forEach(bad -> lines.add("  %s %s"
                    .formatted(place.apply(Plain.value(bad.path("field"))), Plain.value(bad.path("message")))));
        }
        if (problem.has("committed")) {
            lines.add(
                    problem.path("committed").asBoolean()
                            ? "The command is stored, and will be applied by itself."
                            : "Nothing is stored: try again in a while.");
        }
        return lines;
    }

    /** API Gateway's own answers have a message, and no problem document. */
    private static String ofTheGateway(int status, JsonNode answer) {
        String message = Plain.value(answer.path("message"));
        return status == FORBIDDEN
                ? "API Gateway refuses: %s. Do these credentials have execute-api:Invoke on the API, in this Region?"
                        .formatted(message)
                : "API Gateway refuses with status %d: %s".formatted(status, message);
    }
}
