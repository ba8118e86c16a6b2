package io.connectedvpc.local.bus;

import io.connectedvpc.local.template.BusRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.event.ruler.GenericMachine;

/** The rules of the template in AWS's own matcher. */
final class RuleSet {

    private final GenericMachine<BusRule> machine =
            GenericMachine.<BusRule>builder().build();

    RuleSet(List<BusRule> rules) {
        rules.forEach(this::add);
    }

    private void add(BusRule rule) {
        try {
            machine.addRule(rule, rule.pattern());
        } catch (IOException e) {
            throw new IllegalArgumentException("the pattern of " + rule.name() + " is wrong", e);
        }
    }

    // The matcher declares Exception and throws what its JSON parser throws.
    List<BusRule> matching(BusEvent event) {
        try {
            return machine.rulesForJSONEvent(new String(event.toJson(), StandardCharsets.UTF_8));
        } catch (Exception e) {
            throw new IllegalStateException("the matcher failed on the event " + event.id(), e);
        }
    }
}
