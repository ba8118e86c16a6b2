package io.connectedvpc.ec2standin;

/** Hears of every call, in order, while the stand-in still holds its lock: nothing is missed in between. */
@FunctionalInterface
public interface CallListener {

    /** Called on the thread of the call, after its effect; must not wait for another thread that uses the stand-in. */
    void called(Call call);
}
