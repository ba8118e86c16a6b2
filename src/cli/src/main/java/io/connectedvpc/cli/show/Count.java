package io.connectedvpc.cli.show;

/** Numbers of things in words. */
public final class Count {

    private Count() {}

    /** {@code 1 route}, {@code 2 routes}. */
    public static String of(int number, String thing) {
        return number == 1 ? "1 " + thing : "%d %ss".formatted(number, thing);
    }
}
