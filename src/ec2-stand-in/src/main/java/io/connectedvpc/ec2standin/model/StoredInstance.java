package io.connectedvpc.ec2standin.model;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** An EC2 instance. It goes from one state to the next at once: there is no pending or stopping in between. */
public final class StoredInstance implements Tagged {

    /** The states at rest, with the numbers EC2 gives them. */
    public enum State {
        RUNNING(16),
        TERMINATED(48),
        STOPPED(80);

        private final int code;

        State(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    private final String id;
    private final StoredSubnet subnet;
    private final String type;
    private final Instant launchedAt;
    private final Map<String, String> tags = new TreeMap<>();
    private State state = State.RUNNING;

    public StoredInstance(String id, StoredSubnet subnet, String type, Instant launchedAt) {
        this.id = id;
        this.subnet = subnet;
        this.type = type;
        this.launchedAt = launchedAt;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Map<String, String> tags() {
        return tags;
    }

    public StoredSubnet subnet() {
        return subnet;
    }

    public String type() {
        return type;
    }

    public Instant launchedAt() {
        return launchedAt;
    }

    public State state() {
        return state;
    }

    public void become(State next) {
        state = next;
    }
}
