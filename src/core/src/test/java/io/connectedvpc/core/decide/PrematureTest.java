package io.connectedvpc.core.decide;

import static io.connectedvpc.core.Example.MAIN;
import static io.connectedvpc.core.Example.WEB;
import static io.connectedvpc.core.Example.deleteSegment;
import static io.connectedvpc.core.Example.deprovision;
import static io.connectedvpc.core.Example.hosts;
import static io.connectedvpc.core.Example.live;
import static io.connectedvpc.core.Example.move;
import static io.connectedvpc.core.Example.numbered;
import static io.connectedvpc.core.Example.provision;
import static io.connectedvpc.core.Example.segment;
import static io.connectedvpc.core.Example.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectedvpc.core.Example;
import io.connectedvpc.core.command.Command;
import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.problem.ProblemCode;
import io.connectedvpc.core.problem.Rejected;
import org.junit.jupiter.api.Test;

/** Which refusals another command, on its way perhaps, would make right, so that an event waits. */
class PrematureTest {

    private final Desk desk = Desk.withSddc();

    @Test
    void refusal_isPremature_whenTheSddcIsUnknown() {
        var empty = new Desk();
        for (Command command : new Command[] {
            segment("web", WEB, numbered(1)), deleteSegment("web", numbered(1)), move("esx-2", numbered(1))
        }) {
            assertThat(rejection(empty, command).problem().code()).isEqualTo(ProblemCode.NOT_FOUND);
            assertThat(rejection(empty, command).premature()).isTrue();
        }
    }

    @Test
    void refusal_isPremature_whenTheHostIsUnknown() {
        assertThat(rejection(desk, move("esx-7", numbered(1))).premature()).isTrue();
    }

    @Test
    void refusal_isPremature_whenTheBlockIsAnotherSegments() {
        desk.apply(segment("web", WEB, live()));
        Rejected rejected = rejection(desk, segment("new", WEB, numbered(1)));
        assertThat(rejected.problem().code()).isEqualTo(ProblemCode.CIDR_OVERLAP);
        assertThat(rejected.premature()).isTrue();
    }

    @Test
    void refusal_isPremature_whenTheBlockIsAnotherSddcs() {
        desk.network.putRoute(MAIN, WEB, "eni-of-another");
        desk.apply(new Command.ProvisionSddc(
                "sddc-2",
                live(),
                spec().management("10.9.0.0/16")
                        .hosts(hosts(3, 4))
                        .active(null)
                        .standby(null)
                        .build()));
        desk.network.removeRoute(MAIN, WEB);
        desk.apply(new Command.PutSegment("sddc-2", live(), "web", WEB.toString(), null, null));
        desk.network.putRoute(MAIN, WEB, "eni-of-another");
        Rejected rejected = rejection(desk, segment("new", WEB, numbered(1)));
        assertThat(rejected.problem().code()).isEqualTo(ProblemCode.CIDR_OVERLAP);
        assertThat(rejected.premature()).isTrue();
    }

    @Test
    void refusal_isFinal_whenTheBlockIsTheVpcs() {
        Rejected rejected = rejection(desk, segment("new", Cidr.parse("10.0.4.0/24"), numbered(1)));
        assertThat(rejected.problem().code()).isEqualTo(ProblemCode.CIDR_OVERLAP);
        assertThat(rejected.premature()).isFalse();
    }

    @Test
    void refusal_isFinal_whenNoOtherCommandWouldHelp() {
        desk.network.putRoute(MAIN, WEB, "tgw-1");
        desk.apply(segment("app", Example.APP, numbered(1)));
        assertThat(rejection(desk, segment("web", WEB, numbered(1))).premature())
                .isFalse();
        assertThat(rejection(desk, segment("app", Example.DB, numbered(1))).premature())
                .isFalse();
        assertThat(rejection(desk, new Command.MoveEdge(Example.SDDC, numbered(1), "esx-2", "WHIM"))
                        .premature())
                .isFalse();
        assertThat(rejection(desk, deprovision(false, live())).premature()).isFalse();
        assertThat(rejection(desk, provision(spec().subnet("subnet-2"), live())).premature())
                .isFalse();
        desk.apply(deprovision(true, live()));
        assertThat(rejection(desk, move("esx-2", numbered(1))).premature()).isFalse();
    }

    private static Rejected rejection(Desk desk, Command command) {
        Rejected rejected = catchThrowableOfType(Rejected.class, () -> desk.decide(command));
        assertThat(rejected).as("refusal of %s", command).isNotNull();
        return rejected;
    }
}
