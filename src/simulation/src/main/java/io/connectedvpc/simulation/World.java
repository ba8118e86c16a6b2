package io.connectedvpc.simulation;

import io.connectedvpc.simulation.engine.History;
import io.connectedvpc.simulation.engine.Scheduler;
import io.connectedvpc.simulation.oracle.Inspection;
import io.connectedvpc.simulation.oracle.Oracle;
import io.connectedvpc.simulation.scenario.Scenario;
import io.connectedvpc.simulation.world.Faults;
import io.connectedvpc.simulation.world.People;
import io.connectedvpc.simulation.world.SimulatedStore;
import io.connectedvpc.simulation.world.SimulatedVpc;

/** All that one simulation consists of, without the code under test. */
record World(
        Scenario scenario,
        Scheduler scheduler,
        History history,
        Faults faults,
        Oracle oracle,
        Inspection inspection,
        SimulatedStore store,
        SimulatedVpc network,
        People people) {}
