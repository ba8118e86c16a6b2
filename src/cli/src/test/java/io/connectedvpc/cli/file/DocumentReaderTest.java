package io.connectedvpc.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentReaderTest {

    @Test
    void yaml_isReadWithItsLines() {
        List<Document> documents = DocumentReader.read("a.yaml", """
                # first
                sddcId: a
                hosts:
                  - hostId: esx-1
                    cluster: 2
                  - {hostId: esx-2,
                     leaving: true}
                ---
                ---
                sddcId: b
                sequence: 9007199254740991
                vpcId:
                """);

        assertThat(documents).hasSize(2);
        assertThat(documents.get(0).body())
                .hasToString(
                        "{\"sddcId\":\"a\",\"hosts\":[{\"hostId\":\"esx-1\",\"cluster\":2},{\"hostId\":\"esx-2\",\"leaving\":true}]}");
        assertThat(documents.get(0).line("hosts[0].cluster")).isEqualTo(5);
        assertThat(documents.get(0).line("hosts[1].leaving")).isEqualTo(7);
        assertThat(documents.get(0).line("hosts[1].instanceId"))
                .as("of the host")
                .isEqualTo(6);
        assertThat(documents.get(1).body())
                .hasToString("{\"sddcId\":\"b\",\"sequence\":9007199254740991,\"vpcId\":null}");
        assertThat(documents.get(1).place("sddcId")).isEqualTo("a.yaml:10: sddcId");
        assertThat(documents.get(1).place("subnetId")).isEqualTo("a.yaml:10: subnetId");
    }

    @Test
    void json_isReadWithItsLines_whateverTheFileIsCalled() {
        List<Document> documents = DocumentReader.read(
                "standard input", "{\n\t\"sddcId\": \"a\",\n\t\"paused\": true\n}\n{\"sddcId\": \"b\"}");

        assertThat(documents).hasSize(2);
        assertThat(documents.get(0).line("paused")).isEqualTo(3);
        assertThat(documents.get(1).line("sddcId")).isEqualTo(5);
    }

    @Test
    void nothing_isNoDocument() {
        assertThat(DocumentReader.read("a.yaml", "")).isEmpty();
        assertThat(DocumentReader.read("a.yaml", "# nothing\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.yaml | 'sddcId: a\n hosts: b'              | a.yaml:2: mapping values are not allowed here
            a.yaml | 'sddcId: a\nsddcId: b'              | a.yaml:2: Duplicate field 'sddcId'
            a.yaml | '- a'                               | a.yaml:1: a document must be an object, with fields such as sddcId
            a.yaml | '---\nsddcId: a\n---\ntext'         | a.yaml:4: a document must be an object, with fields such as sddcId
            a.yaml | 'sddcId: &x a\nvpcId: *x'           | a.yaml:2: vpcId is a YAML alias; write the value out
            a.json | '{"sddcId": "a",\n "sddcId": "b"}'  | a.json:2: Duplicate field 'sddcId'
            a.json | '{"sddcId": "a"\n'                  | a.json:2: Unexpected end-of-input
            a.json | 'sddcId: a'                         | a.json:1: Unrecognized token 'sddcId'
            """)
    void text_isRefused_withItsLine(String name, String text, String complaint) {
        assertThatThrownBy(() -> DocumentReader.read(name, text.replace("\\n", "\n")))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sddcId: 7                          | sddcId must be a string
            vpcId: vpc-1                       | sddcId is missing
            sddcId: a, hosts: b                | hosts must be a list
            sddcId: a, hosts: [b]              | hosts[0] must be an object
            sddcId: a, segments: {}            | segments must be a list
            sddcId: a, segments: [{name: 1}]   | segments[0].name must be a string
            sddcId: a, segments: [[]]          | segments[0] must be an object
            sddcId: a, routes: []              | routes is an unknown field
            """)
    void document_isRefused_whenItIsNotAsExpected(String fields, String complaint) {
        Document document = DocumentReader.read("a.yaml", "{" + fields + "}").getFirst();

        assertThatThrownBy(() -> Manifest.of(document))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("a.yaml:1: " + complaint);
    }
}
