package io.connectedvpc.local.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** Takes a query apart. */
final class QueryString {

    private QueryString() {}

    /** Decoded values by decoded name; a name that comes more than once has its values joined by commas. */
    static Map<String, String> parameters(String rawQuery) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            String[] nameAndValue = pair.split("=", 2);
            if (!nameAndValue[0].isEmpty()) {
                String value = nameAndValue.length == 2 ? Percent.decodeQuery(nameAndValue[1]) : "";
                parameters.merge(Percent.decodeQuery(nameAndValue[0]), value, (first, next) -> first + "," + next);
            }
        }
        return parameters;
    }
}
