package io.connectedvpc.local;

import io.connectedvpc.local.template.BusRule;
import io.connectedvpc.local.template.FunctionDefinition;
import io.connectedvpc.local.template.HttpRoute;
import io.connectedvpc.local.template.Schedule;
import io.connectedvpc.local.template.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Templates for tests. */
public final class Templates {

    private Templates() {}

    /** One function "f" behind every route, and behind these rules; tried three times. */
    public static Template ofOneFunction(BusRule... rules) {
        return ofOneFunction(Duration.ofMinutes(1), rules);
    }

    public static Template ofOneFunction(Duration timeout, BusRule... rules) {
        return new Template(
                "connected-vpc",
                Map.of("f", new FunctionDefinition("f", timeout, 128, 2)),
                List.of(new HttpRoute("PUT /sddcs/{sddcId}", "f"), new HttpRoute("$default", "f")),
                List.of(rules),
                List.of(new Schedule("F/Sweep", "f")));
    }
}
