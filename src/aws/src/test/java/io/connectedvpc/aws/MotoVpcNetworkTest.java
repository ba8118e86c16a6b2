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

    @Override
    @Test
    @Disabled("moto 5.2.1 overwrites the route")
    protected void createRoute_isOutdated_whenThereIsARoute() {}

    @Override
    @Test
    @Disabled("moto 5.2.1 knows no black holes")
    protected void route_isABlackHole_whileItsTargetIsNotAttached() {}

    @Override
    @Test
    @Disabled("moto 5.2.1 ignores client tokens")
    protected void createNetworkInterface_answersTheSameEni_whenTheTokenIsTheSame() {}

    @Override
    @Test
    @Disabled("moto 5.2.1 ignores client tokens")
    protected void createNetworkInterface_saysThatTheTokenIsSpent_whenTheParametersDiffer() {}

    @Override
    @Test
    @Disabled("moto 5.2.1 attaches two to one index")
    protected void attach_throws_whenTheDeviceIndexIsTaken() {}

    @Override
    @Test
    @Disabled("moto 5.2.1 deletes attached ones")
    protected void deleteNetworkInterface_isFalse_whileItIsAttached() {}
}
