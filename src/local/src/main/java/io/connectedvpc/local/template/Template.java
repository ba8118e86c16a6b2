package io.connectedvpc.local.template;

import java.util.List;
import java.util.Map;

/**
 * What the local server plays of the SAM template.
 *
 * @param busName name of the project's event bus
 * @param functions by folder name
 */
public record Template(
        String busName,
        Map<String, FunctionDefinition> functions,
        List<HttpRoute> routes,
        List<BusRule> rules,
        List<Schedule> schedules) {

    public Template {
        functions = Map.copyOf(functions);
        routes = List.copyOf(routes);
        rules = List.copyOf(rules);
        schedules = List.copyOf(schedules);
    }

    /**
     * The same with a bus of another name.
     *
     * @param nameOrArn as {@code CONNECTED_VPC_BUS} has it
     */
    public Template withBus(String nameOrArn) {
        String name = nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
        return new Template(name, functions, routes, rules, schedules);
    }
}
