package io.connectedvpc.aws;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** The adapter on moto's EC2. */
class MotoVpcNetworkTest extends Ec2VpcNetworkContract {

    @RegisterExtension
    static final MotoServer MOTO = new MotoServer();

    private static Ec2Client ec2;

    @BeforeAll
    static void connect() {
        ec2 = MOTO.ec2();
    }

    @AfterAll
    static void disconnect() {
        ec2.close();
    }

    @Override
    protected Ec2Client ec2() {
        return ec2;
    }
}
