package io.connectedvpc.lambda.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.connectedvpc.core.Example;
import io.connectedvpc.lambda.json.Json;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LambdaLogFormatterTest {

    private final LambdaLogFormatter formatter = new LambdaLogFormatter();

    @Test
    void line_hasTheKeysThatUsersOfLambdaKnow_andTheFieldsOfTheThread() throws JsonProcessingException {
        ExtLogRecord record = record(Level.INFO, "done");
        try (var fields = new LogFields()) {
            fields.put("function_request_id", "request-1").put("cold_start", true);
            fields.name("sddcId", "sddc-1").put("sequence", 4L).put("version", null);

            assertThat(Json.read(formatter.format(record))).isEqualTo(Json.read("""
                    {"timestamp": "2026-11-23T12:00:00.000Z", "level": "INFO", "message": "done", "logger": "some.logger",
                     "thread": "main", "service": "connected-vpc", "function_request_id": "request-1", "cold_start": true,
                     "sddcId": "sddc-1", "sequence": 4}
                    """));
        }
    }

    @Test
    void line_isOne_alsoWithAnException() throws JsonProcessingException {
        ExtLogRecord record = record(Level.SEVERE, "two\nlines");
        record.setThrown(new IllegalStateException("broken"));

        String line = formatter.format(record);

        assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
        JsonNode error = Json.read(line).path("error");
        assertThat(error.path("name").textValue()).isEqualTo("java.lang.IllegalStateException");
        assertThat(error.path("message").textValue()).isEqualTo("broken");
        assertThat(error.path("stack").textValue()).contains("line_isOne_alsoWithAnException");
    }

    @ParameterizedTest
    @CsvSource({"SEVERE, ERROR", "WARNING, WARN", "INFO, INFO", "CONFIG, DEBUG", "FINE, DEBUG", "FINEST, TRACE"})
    void level_isOneOfLambdas(String javas, String lambdas) throws JsonProcessingException {
        String line = formatter.format(record(Level.parse(javas), "done"));

        assertThat(Json.read(line).path("level").textValue()).isEqualTo(lambdas);
    }

    private static ExtLogRecord record(Level level, String message) {
        var record = new ExtLogRecord(level, message, LambdaLogFormatterTest.class.getName());
        record.setLoggerName("some.logger");
        record.setThreadName("main");
        record.setInstant(Example.NOON);
        return record;
    }
}
