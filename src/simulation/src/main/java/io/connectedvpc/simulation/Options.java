package io.connectedvpc.simulation;

import io.connectedvpc.simulation.scenario.Feature;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param history whether the history is printed although nothing failed
 */
record Options(long first, long count, boolean history, Set<Feature> features) {

    static final String USAGE = """
            usage: ./cvpc simulate [--seeds N] [--seed S] [--without FEATURE]... [--only FEATURE]...

              --seeds N          run N seeds (1000 by default)
              --seed S           begin with seed S (1 by default); alone: run this one and print its history
              --only FEATURE     let scenarios have nothing but this and the others so named
              --without FEATURE  never let them have it

            features: %s
            """.formatted(String.join(
            ", ", Arrays.stream(Feature.values()).map(Options::name).toList()));

    /** @throws IllegalArgumentException when they make no sense */
    static Options of(String... arguments) {
        Long seed = null;
        Long seeds = null;
        Set<Feature> features = EnumSet.allOf(Feature.class);
        Set<Feature> only = EnumSet.noneOf(Feature.class);
        for (int i = 0; i < arguments.length; i += 2) {
            String option = arguments[i];
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("'" + option + "' is no option, or needs a value");
            }
            String value = arguments[i + 1];
            switch (option) {
                case "--seeds" -> seeds = number(option, value);
                case "--seed" -> seed = number(option, value);
                case "--only" -> only.add(feature(value));
                case "--without" -> features.remove(feature(value));
                default -> throw new IllegalArgumentException("there is no option '" + option + "'");
            }
        }
        if (!only.isEmpty()) {
            features.retainAll(only);
        }
        boolean one = seed != null && seeds == null;
        return new Options(seed == null ? 1 : seed, seeds == null ? (one ? 1 : 1_000) : seeds, one, features);
    }

    private static long number(String option, String value) {
        if (!value.matches("\\d{1,18}")) {
            throw new IllegalArgumentException(option + " takes a whole number, not '" + value + "'");
        }
        return Long.parseLong(value);
    }

    private static Feature feature(String value) {
        return Arrays.stream(Feature.values())
                .filter(feature -> name(feature).equals(value.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no feature '" + value + "'"));
    }

    private static String name(Feature feature) {
        return feature.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
