package io.connectedvpc.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** A page of another site, in the browser of somebody who runs the local server. */
class OtherOriginTest extends BrowserTest {

    /** What a page may send without asking first, by scripts and by a form; and what it must ask for, and isn't let. */
    private static final String ATTACK = """
            const done = arguments[arguments.length - 1];
            const move = arguments[0] + '/sddcs/sddc-1/edge-moves';
            const body = '{"toHost":"esx-2"}';
            const form = document.createElement('form');
            Object.assign(form, {action: move, method: 'post', enctype: 'text/plain', target: 'frame'});
            const field = document.createElement('input');
            Object.assign(field, {name: '{"toHost":"esx-2","reason":"', value: 'FAILURE"}'});
            form.append(field);
            const frame = document.createElement('iframe');
            frame.name = 'frame';
            document.body.append(frame, form);
            frame.addEventListener('load', () => Promise.allSettled([
              fetch(move, {method: 'POST', mode: 'no-cors', body}),
              fetch(move, {method: 'POST', mode: 'no-cors', body, referrerPolicy: 'no-referrer'}),
              fetch(move, {method: 'POST', headers: {'Content-Type': 'application/json'}, body}),
              fetch(arguments[0] + '/sddcs/sddc-1?force=true', {method: 'DELETE'}),
            ]).then((results) => done(results.map((result) => result.status).join())), {once: true});
            form.submit();
            """;

    @Test
    void page_ofAnotherOrigin_changesNothing() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            exchange.close();
        });
        other.start();
        try {
            ConsolePage console = open();
            console.provisionTheWorkedExample("PER_CIDR");

            browser().get("http://localhost:" + other.getAddress().getPort() + "/");
            Object results = browser().executeAsyncScript(ATTACK, site().url().toString());

            assertThat(results).isEqualTo("fulfilled,fulfilled,rejected,rejected");
            console.open(site().url());
            console.until(() -> console.routesIn("ACTIVE") == 4);
            assertThat(console.text(".head")).contains("Active Edge\nesx-1", "Version\n4");
        } finally {
            other.stop(0);
        }
    }
}
