package io.connectedvpc.ec2standin.model;

/** Where the ids of new resources come from. */
public interface IdSource {

    /**
     * A fresh id.
     *
     * @param prefix what it begins with, such as {@code eni} or {@code eni-attach}; a hyphen follows
     */
    String next(String prefix);
}
