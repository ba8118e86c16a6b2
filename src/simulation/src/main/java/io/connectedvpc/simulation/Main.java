package io.connectedvpc.simulation;

public final class Main { 
    public static void main(String[] args) {
        long from = Long.parseLong(args[0]); long n = Long.parseLong(args[1]);
        var allowed = java.util.EnumSet.copyOf(io.connectedvpc.simulation.scenario.Feature.supported());
        for (int i = 2; i < args.length; i++) { if (args[i].startsWith("-")) allowed.remove(io.connectedvpc.simulation.scenario.Feature.valueOf(args[i].substring(1))); else if (args[i].startsWith("+")) allowed.add(io.connectedvpc.simulation.scenario.Feature.valueOf(args[i].substring(1))); }
        long t = System.nanoTime(); var kinds = new java.util.TreeMap<String, java.util.List<Long>>(); long late = 0; long lines = 0;
        for (long s = from; s < from + n; s++) {
            Simulation.Result r; 
            try { r = Simulation.run(s, allowed, new Wiring()); } catch (RuntimeException e) { e.printStackTrace(); kinds.computeIfAbsent("BUG " + e.getCause(), k -> new java.util.ArrayList<>()).add(s); continue; }
            late += r.late(); lines += r.history().lines().count();
            if (r.violation() != null) { kinds.computeIfAbsent(r.violation().invariant(), k -> new java.util.ArrayList<>()).add(s);
              if (n == 1) { r.scenario().steps().forEach(System.out::println); System.out.println(r.scenario().faults()); System.out.println(r.scenario().features()); r.history().lines().forEach(System.out::println); r.violation().printStackTrace(System.out);} }
            else if (n == 1) r.history().lines().forEach(System.out::println);
        }
        System.out.printf("%d seeds, %.1f s, late %d, calls %d%n", n, (System.nanoTime() - t) / 1e9, late, lines);
        kinds.forEach((k, v) -> System.out.println(v.size() + " x " + k + " " + v.subList(0, Math.min(5, v.size()))));
    }
}
