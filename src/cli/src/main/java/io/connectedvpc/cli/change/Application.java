package io.connectedvpc.cli.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.connectedvpc.cli.api.Answer;
import io.connectedvpc.cli.api.Api;
import io.connectedvpc.cli.api.Call;
import io.connectedvpc.cli.api.RefusedException;
import io.connectedvpc.cli.file.Document;
import io.connectedvpc.cli.file.Manifest;
import io.connectedvpc.cli.follow.Pursuit;
import io.connectedvpc.cli.show.Plain;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes one SDDC and its segments what a document says. */
final class Application {

    private static final List<String> OF_SDDC =
            List.of("hosts", "routing", "additionalRouteTableIds", "securityGroupIds", "paused");
    private static final List<String> OF_SEGMENT = List.of("cidr", "type");

    private final Api api;
    private final Pursuit pursuit;
    private final Consumer<String> report;

    /** @param report gets a line for the SDDC and one for each segment */
    Application(Api api, Pursuit pursuit, Consumer<String> report) {
        this.api = api;
        this.pursuit = pursuit;
        this.report = report;
    }

    /**
     * Applies a document.
     *
     * @param version that the SDDC must have; null: any. Each command then relies on the version that the one before left
     * @throws RefusedException at the first command that is refused; those before it stay
     */
    void apply(Manifest manifest, @Nullable Long version) throws InterruptedException {
        JsonNode before = sddc(Call.get("sddcs", manifest.sddcId()));
        Long expected = version;
        if (!manifest.configuration().isEmpty()) {
            expected = next(expected, configure(manifest, expected, before));
        }
        for (Manifest.Segment segment : manifest.segments()) {
            expected = next(expected, put(segment, manifest, expected, segment(before, segment.name())));
        }
    }

    private Answer configure(Manifest manifest, @Nullable Long version, JsonNode before) throws InterruptedException {
        Call put = Call.of("PUT", "sddcs", manifest.sddcId())
                .body(manifest.configuration().toString())
                .ifVersion(version);
        String what = "sddc " + manifest.sddcId();
        Answer answer = send(put, manifest, "", what);
        report.accept("%s: %s".formatted(what, difference(before, answer, OF_SDDC)));
        return answer;
    }

    private Answer put(Manifest.Segment segment, Manifest manifest, @Nullable Long version, JsonNode before)
            throws InterruptedException {
        Call put = Call.of("PUT", "sddcs", manifest.sddcId(), "segments", segment.name())
                .body(segment.body().toString())
                .ifVersion(version);
        String what = "segment " + segment.name();
        Answer answer = send(put, manifest, segment.path(), what);
        JsonNode after = answer.json();
        report.accept("%s %s: %s, route %s"
                .formatted(
                        what,
                        Plain.value(after.path("cidr")),
                        difference(before, answer, OF_SEGMENT),
                        Plain.value(after.path("route"))));
        return answer;
    }

    /** @param path of what is sent, in the document */
    private Answer send(Call put, Manifest manifest, String path, String what) throws InterruptedException {
        try {
            return pursuit.send(put, manifest.sddcId()).answer();
        } catch (RefusedException e) {
            Document document = manifest.document();
            throw e.inFile(
                    "%s:%s: %s is refused".formatted(document.source(), document.line(path), what),
                    field -> document.place(path.isEmpty() ? field : path + "." + field));
        }
    }

    private static @Nullable Long next(@Nullable Long expected, Answer answer) {
        return expected == null ? null : answer.version();
    }

    private JsonNode sddc(Call look) {
        Answer answer = api.tryToSend(look);
        if (answer.isNotFound()) {
            return MissingNode.getInstance();
        }
        if (answer.isRefusal()) {
            throw new RefusedException(answer);
        }
        return answer.json();
    }

    private static JsonNode segment(JsonNode sddc, String name) {
        for (JsonNode segment : sddc.path("segments")) {
            if (segment.path("name").asText().equals(name)) {
                return segment;
            }
        }
        return MissingNode.getInstance();
    }

    /** What of the desired state is another now. */
    private static String difference(JsonNode before, Answer answer, List<String> fields) {
        if (answer.isRefusal()) {
            return "stored, to be applied";
        }
        if (before.isMissingNode()) {
            return "created";
        }
        JsonNode after = answer.json();
        String changed = fields.stream()
                .filter(field -> !before.path(field).equals(after.path(field)))
                .collect(Collectors.joining(", "));
        return changed.isEmpty() ? "unchanged" : "changed (%s)".formatted(changed);
    }
}
