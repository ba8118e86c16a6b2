package io.connectedvpc.ec2standin.model;

import java.util.Map;

/** A resource that has an id and carries tags. */
public interface Tagged {

    String id();

    /** The resource's own tags, to be changed in place. */
    Map<String, String> tags();
}
