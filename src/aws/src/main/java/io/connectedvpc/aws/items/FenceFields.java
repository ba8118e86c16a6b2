package io.connectedvpc.aws.items;

import io.connectedvpc.core.model.Fence;

/** A fence as a map. */
final class FenceFields {

    private FenceFields() {}

    static Attributes write(Fence fence) {
        return new Attributes()
                .number("sequence", fence.sequence())
                .text("content", fence.content())
                .time("time", fence.time())
                .flag("deletion", fence.deletion());
    }

    static Fence read(Fields fields) {
        return new Fence(
                fields.number("sequence"),
                fields.optionalText("content"),
                fields.optionalTime("time"),
                fields.flag("deletion"));
    }
}
