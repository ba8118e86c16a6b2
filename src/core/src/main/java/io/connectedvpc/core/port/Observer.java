package io.connectedvpc.core.port;

import java.util.List;

/**
 * Hears what was done: for metrics, logs, a history. Told by whoever did it, after the last write to the VPC and before the caller has his answer; so
 * an observer is quick, and what goes wrong with it is its own affair: it never throws.
 */
public interface Observer {

    /** Hears nothing. */
    Observer NOBODY = all(List.of());

    /** A command, or a reconcile that was no command's, has ended. */
    void handled(Handled handled);

    /**
     * Every SDDC has been asked to be reconciled.
     *
     * @param sddcs how many there are
     */
    void swept(int sddcs);

    /** Tells several, one after the other. */
    static Observer all(List<Observer> observers) {
        List<Observer> told = List.copyOf(observers);
        return new Observer() {
            @Override
            public void handled(Handled handled) {
                told.forEach(observer -> observer.handled(handled));
            }

            @Override
            public void swept(int sddcs) {
                told.forEach(observer -> observer.swept(sddcs));
            }
        };
    }
}
