package io.connectedvpc.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTableTest {

    @Test
    void entry_tellsWhoAskedForWhat_andWhatBecameOfIt() throws IOException {
        assertThat(lines("""
                {"time":"2026-11-23T12:00:00.000Z","command":"MOVE_EDGE","subject":"esx-2",
                 "cause":{"requestId":"r-1","caller":"arn:aws:sts::123456789012:assumed-role/ops/jane"},"sequence":4,
                 "outcome":"APPLIED","version":5,"changes":[],"changeCount":4,
                 "milliseconds":{"decided":12,"applied":80,"verified":40,"total":140},
                 "failover":{"sinceEvent":350,"sinceReceipt":140}}"""))
                .containsExactly(
                        "TIME ASKED BY COMMAND OF SEQUENCE OUTCOME PROBLEM CHANGES DECIDED MS APPLIED MS VERIFIED MS TOTAL MS FAILOVER MS",
                        "2026-11-23T12:00:00.000Z assumed-role/ops/jane MOVE_EDGE esx-2 4 APPLIED - 4 12 80 40 140 350");
    }

    @Test
    void entry_hasDashes_whereThereIsNothing() throws IOException {
        assertThat(lines("""
                {"time":"2026-11-23T12:00:00.000Z","command":"RECONCILE","cause":{},"outcome":"FAILED",
                 "problem":"throttled","changes":[],"changeCount":0,"milliseconds":{"total":9}}""")).contains("2026-11-23T12:00:00.000Z schedule RECONCILE - - FAILED throttled 0 - - - 9 -");
    }

    @Test
    void entry_ofAnEvent_namesTheEvent() throws IOException {
        assertThat(lines("""
                {"time":"2026-11-23T12:00:00.000Z","command":"PUT_SEGMENT","subject":"web","cause":{"eventId":"e-7"},
                 "outcome":"STALE","version":1,"changes":[],"changeCount":0,"milliseconds":{"total":3}}""")).contains("2026-11-23T12:00:00.000Z event e-7 PUT_SEGMENT web - STALE - 0 - - - 3 -");
    }

    private static List<String> lines(String entry) throws IOException {
        JsonNode history = new ObjectMapper().readTree("[" + entry + "]");
        return HistoryTable.lines(history, Paint.NONE).stream()
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }
}
