package io.connectedvpc.cli.api;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** Signs requests as API Gateway checks them, by the SDK's Signature Version 4. */
public final class Signature {

    private static final String SERVICE = "execute-api";

    /** The HTTP client writes them itself, as they were signed. */
    private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length");

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final AwsIdentity identity;

    public Signature(AwsIdentity identity) {
        this.identity = identity;
    }

    /**
     * The headers that a request needs, those given among them; without {@code Host}, which the HTTP client sets.
     *
     * @param body empty: none
     * @throws CredentialsException if there are no credentials, or no Region
     */
    public Map<String, String> headers(String method, URI url, Map<String, String> given, byte[] body) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder().uri(url).method(SdkHttpMethod.fromValue(method));
        given.forEach(request::putHeader);
        SignedRequest signed = signer.sign(call -> call.identity(identity.credentials())
                .request(request.build())
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, identity.region()));
        Map<String, String> headers = new LinkedHashMap<>();
        signed.request().forEachHeader((name, values) -> put(headers, name, values));
        return headers;
    }

    private static void put(Map<String, String> headers, String name, List<String> values) {
        if (!OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            headers.put(name, String.join(",", values));
        }
    }
}
