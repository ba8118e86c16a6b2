package io.connectedvpc.ec2standin.model;

import java.time.Instant;
import java.time.InstantSource;

/** One AWS account in one Region: its resources, its limits, and where its ids and its time come from. */
public record Account(Ec2Model resources, SeededIds ids, InstantSource clock, Ec2Limits limits) {

    /** The account id that AWS uses in its documentation. */
    public static final String OWNER_ID = "123456789012";

    public static final String REGION = "us-east-1";

    /** The Availability Zone of a subnet that names none. */
    public static final String DEFAULT_ZONE = REGION + "a";

    public Instant now() {
        return clock.instant();
    }
}
