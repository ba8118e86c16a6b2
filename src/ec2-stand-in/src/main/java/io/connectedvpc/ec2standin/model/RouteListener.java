package io.connectedvpc.ec2standin.model;

/** Hears of every route edit, in order, while the stand-in still holds its lock: nothing is missed in between. */
@FunctionalInterface
public interface RouteListener {

    /** Called on the thread of the request, after the edit; must not wait for another thread that uses the stand-in. */
    void routeEdited(RouteEdit edit);
}
