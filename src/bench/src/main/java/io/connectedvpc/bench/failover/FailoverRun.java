package io.connectedvpc.bench.failover;

import io.connectedvpc.bench.CannotMeasureException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures scenarios: those that take milliseconds in turns, then those that mostly wait side by side. */
final class FailoverRun {

    /** Moves of each that don't count, after which the code that takes part is compiled. */
    private static final int WARM_UP = 5;

    private final int mostMoves;

    /** @param mostMoves of each scenario */
    FailoverRun(int mostMoves) {
        this.mostMoves = mostMoves;
    }

    /** The figures of each scenario, in their order. */
    List<Figures> of(List<Scenario> scenarios) throws InterruptedException {
        List<Started> started = sideBySide(scenarios.stream()
                .<Callable<Started>>map(scenario -> () -> new Started(scenario, scenario.start()))
                .toList());
        try {
            List<Figures> quick = inTurns(
                    started.stream().filter(one -> !one.scenario().waits()).toList());
            List<Figures> slow = sideBySide(started.stream()
                    .filter(one -> one.scenario().waits())
                    .<Callable<Figures>>map(one -> () -> measure(one))
                    .toList());
            return inOrder(scenarios, quick, slow);
        } finally {
            started.forEach(one -> one.mover().close());
        }
    }

    private record Started(Scenario scenario, Mover mover) {}

    private static List<Figures> inOrder(List<Scenario> scenarios, List<Figures> some, List<Figures> others) {
        List<Figures> all = new ArrayList<>(some);
        all.addAll(others);
        all.sort((one, other) -> scenarios.indexOf(one.scenario()) - scenarios.indexOf(other.scenario()));
        return all;
    }

    /** None has more compiled code than another when it is measured. */
    private List<Figures> inTurns(List<Started> all) throws InterruptedException {
        Map<Started, List<Move>> moves = new LinkedHashMap<>();
        for (int turn = -WARM_UP; turn < mostMoves; turn++) {
            for (Started one : all) {
                Move move = one.mover().move();
                if (turn >= 0) {
                    moves.computeIfAbsent(one, key -> new ArrayList<>()).add(move);
                }
            }
        }
        List<Figures> figures = new ArrayList<>();
        for (Started one : moves.keySet()) {
            figures.add(new Figures(one.scenario(), moves.get(one), one.mover().repeat()));
        }
        return figures;
    }

    private Figures measure(Started one) throws InterruptedException {
        System.err.printf(
                "cvpc: %s, %d destinations …%n",
                one.scenario().way().label(), one.scenario().destinations());
        List<Move> moves = repeat(one.mover(), one.scenario().moves(mostMoves));
        return new Figures(one.scenario(), moves, one.mover().repeat());
    }

    private static List<Move> repeat(Mover mover, int times) throws InterruptedException {
        List<Move> moves = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            moves.add(mover.move());
        }
        return moves;
    }

    private static <T> List<T> sideBySide(List<Callable<T>> tasks) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof CannotMeasureException reason
                    ? reason
                    : new IllegalStateException(failed);
        }
    }
}
