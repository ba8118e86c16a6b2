package io.connectedvpc.lambda.image;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import software.amazon.awssdk.regions.DefaultServiceMetadata;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * Takes the place of a native executable's look into the SDK's list of the endpoints of all AWS services, a tenth of the image heap. For those that
 * are called here the rule that the SDK has for services that aren't listed says the same, but for what only a client's own rules tell anyway:
 * FIPS in GovCloud, and endpoints without a region. See ADR 16.
 */
@TargetClass(ServiceMetadata.class)
final class ServiceEndpoints {

    private ServiceEndpoints() {}

    @Substitute
    static ServiceMetadata of(String endpointPrefix) {
        return new DefaultServiceMetadata(endpointPrefix);
    }
}
