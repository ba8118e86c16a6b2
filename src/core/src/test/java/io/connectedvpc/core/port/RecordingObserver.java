package io.connectedvpc.core.port;

import java.util.ArrayList;
import java.util.List;

/** Remembers what it was told. */
public final class RecordingObserver implements Observer {

    private final List<Handled> handled = new ArrayList<>();
    private final List<Integer> sweeps = new ArrayList<>();

    @Override
    public synchronized void handled(Handled one) {
        handled.add(one);
    }

    @Override
    public synchronized void swept(int sddcs) {
        sweeps.add(sddcs);
    }

    /** What was handled, in order. */
    public synchronized List<Handled> handled() {
        return List.copyOf(handled);
    }

    /** What was handled last. */
    public synchronized Handled last() {
        return handled.getLast();
    }

    /** How many SDDCs each sweep asked for. */
    public synchronized List<Integer> sweeps() {
        return List.copyOf(sweeps);
    }
}
