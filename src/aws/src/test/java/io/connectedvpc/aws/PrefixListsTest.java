package io.connectedvpc.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectedvpc.core.model.PrefixListId;
import io.connectedvpc.core.port.VpcNetwork.ListState;
import io.connectedvpc.core.port.VpcNetwork.PrefixList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;

class PrefixListsTest {

    private static final ManagedPrefixList LIST = ManagedPrefixList.builder()
            .prefixListId("pl-1")
            .addressFamily("IPv4")
            .state("modify-complete")
            .version(7L)
            .maxEntries(40)
            .build();

    @Test
    void of_keepsVersionAndSize() {
        assertThat(PrefixLists.of(LIST)).contains(new PrefixList(new PrefixListId("pl-1"), ListState.READY, 7, 40));
    }

    @ParameterizedTest
    @CsvSource({
        "create-in-progress,  BUSY",
        "create-complete,     READY",
        "create-failed,       FAILED",
        "modify-in-progress,  BUSY",
        "modify-complete,     READY",
        "modify-failed,       FAILED",
        "restore-in-progress, BUSY",
        "restore-complete,    READY",
        "restore-failed,      FAILED",
        "delete-failed,       FAILED",
        "never-heard-of,      BUSY"
    })
    void of_tellsTheState(String state, ListState told) {
        assertThat(PrefixLists.of(LIST.toBuilder().state(state).build())).get().returns(told, PrefixList::state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete-in-progress", "delete-complete"})
    void of_isEmpty_whenTheListIsBeingDeleted(String state) {
        assertThat(PrefixLists.of(LIST.toBuilder().state(state).build())).isEmpty();
    }

    @Test
    void of_isEmpty_forListsOfIpv6_andThoseOfAws() {
        assertThat(PrefixLists.of(LIST.toBuilder().addressFamily("IPv6").build()))
                .isEmpty();
        assertThat(PrefixLists.of(
                        LIST.toBuilder().version(null).maxEntries(null).build()))
                .isEmpty();
    }
}
