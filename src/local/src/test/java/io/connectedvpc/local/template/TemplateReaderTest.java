package io.connectedvpc.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateReaderTest {

    private static final String FUNCTION = """
            Parameters:
              Stage: {Type: String, Default: blue}
              Secret: {Type: String}
            Globals:
              Function: {Timeout: 7, MemorySize: 256}
            Resources:
              Bus:
                Type: AWS::Events::EventBus
                Properties: {Name: !Sub "${AWS::StackName}-${Stage}"}
              Queue:
                Type: AWS::SQS::Queue
              MoveEdge:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: ../functions/move-edge/target/function.zip
                  Policies: [!GetAtt Queue.Arn, !If [Yes, !Ref Queue, !Ref "AWS::NoValue"]]
                  Events:
            """;

    private static final String API = """
              Api:
                Type: AWS::Serverless::HttpApi
                Properties: {DefinitionBody: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: api.yaml}}}}
            """;

    private static Template read(String template) {
        return TemplateReader.read(new StringReader(template), TemplateReaderTest::nothing);
    }

    private static Reader nothing(String location) throws FileNotFoundException {
        throw new FileNotFoundException(location);
    }

    private static Template withEvent(String event) {
        return read(FUNCTION + event.indent(10));
    }

    private static Template withApi(String definition) {
        return TemplateReader.read(
                new StringReader(FUNCTION + "{}".indent(10) + API), location -> new StringReader(definition));
    }

    @Test
    void functions_haveTheirFoldersName_andTheGlobalSettings() {
        Template template = withEvent("{}");

        assertThat(template.functions())
                .containsOnlyKeys("move-edge")
                .containsValue(new FunctionDefinition("move-edge", Duration.ofSeconds(7), 256, 2));
    }

    @Test
    void function_prefersItsOwnSettings() {
        Template template = read("""
                Globals:
                  Function: {Timeout: 7, MemorySize: 256}
                Resources:
                  F:
                    Type: AWS::Serverless::Function
                    Properties:
                      CodeUri: ../functions/f/target/function.zip
                      Timeout: 300
                      EventInvokeConfig: {MaximumRetryAttempts: 0}
                """);

        assertThat(template.functions().get("f"))
                .isEqualTo(new FunctionDefinition("f", Duration.ofSeconds(300), 256, 0));
    }

    @Test
    void busName_isSubstituted() {
        assertThat(withEvent("{}").busName()).isEqualTo("connected-vpc-blue");
    }

    @Test
    void routes_areThePathsOfTheIncludedDocument() {
        Template template = withApi("""
                paths:
                  /sddcs/{sddcId}/edge-moves:
                    post: {x-amazon-apigateway-integration: {$ref: "#/components/x-amazon-apigateway-integrations/Move"}}
                  /$default:
                    x-amazon-apigateway-any-method:
                      isDefaultRoute: true
                      x-amazon-apigateway-integration:
                        payloadFormatVersion: "2.0"
                        uri: {Fn::Sub: "arn:x/functions/${MoveEdge.Arn}/invocations"}
                components:
                  x-amazon-apigateway-integrations:
                    Move: {payloadFormatVersion: "2.0", uri: {Fn::Sub: "arn:x/functions/${MoveEdge.Alias}/invocations"}}
                """);

        assertThat(template.routes())
                .containsExactly(
                        new HttpRoute("POST /sddcs/{sddcId}/edge-moves", "move-edge"),
                        new HttpRoute("$default", "move-edge"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            get: {}                                                                                                  | has no payloadFormatVersion
            get: {x-amazon-apigateway-integration: {payloadFormatVersion: "1.0"}}                                    | only payload format 2.0
            get: {x-amazon-apigateway-integration: {payloadFormatVersion: "2.0", uri: {Fn::Sub: "arn:x"}}}           | calls no function of the template: arn:x
            get: {x-amazon-apigateway-integration: {payloadFormatVersion: "2.0", uri: {Fn::Sub: "a/functions/${X.Arn}/invocations"}}} | calls no function of the template
            get: {x-amazon-apigateway-integration: {$ref: "#/components/schemas/Move"}}                              | is no integration
            x-amazon-apigateway-any-method: {}                                                                       | only the default route is played
            """)
    void api_isRefused_whenItCantBePlayed(String operation, String complaint) {
        assertThatThrownBy(() -> withApi("paths: {/x: {%s}}".formatted(operation)))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void api_isRefused_whenItsDocumentIsMissing() {
        assertThatThrownBy(() -> read(FUNCTION + "{}".indent(10) + API))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("includes api.yaml, which can't be read");
    }

    @Test
    void rules_keepTheirPatternAsJson() {
        Template template = withEvent("""
                Moved: {Type: EventBridgeRule, Properties: {Pattern: {source: [a], detail: {n: [{numeric: [">", 1]}]}}}}
                """);

        assertThat(template.rules())
                .containsExactly(new BusRule(
                        "MoveEdge/Moved",
                        "{\"source\":[\"a\"],\"detail\":{\"n\":[{\"numeric\":[\">\",1]}]}}",
                        "move-edge"));
    }

    @Test
    void schedules_areFound() {
        Template template = withEvent("Sweep: {Type: Schedule, Properties: {Schedule: rate(1 minute)}}");

        assertThat(template.schedules()).containsExactly(new Schedule("MoveEdge/Sweep", "move-edge"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {A: {Type: !Ref Secret}}                                                         | parameter Secret, which has no default
            {A: {Type: !Ref Nothing}}                                                        | refers to Nothing, which isn't a parameter
            {A: {Type: !ImportValue x}}                                                      | can't evaluate [Fn::ImportValue]
            {A: {Type: HttpApi, Properties: {Method: GET, Path: /x}}}                        | can't play the event MoveEdge/A of type HttpApi
            {A: {Type: SQS, Properties: {}}}                                                 | can't play the event MoveEdge/A of type SQS
            {A: {Type: EventBridgeRule, Properties: {Pattern: {source: a}}}}                 | the pattern of MoveEdge/A is wrong
            {A: {Type: EventBridgeRule, Properties: {}}}                                     | the pattern of MoveEdge/A is wrong
            {A: []}                                                                          | Events/A must be a mapping
            {A: 1, A: 2}                                                                     | isn't valid YAML
            """)
    void template_isRefused_whenItCantBePlayed(String event, String complaint) {
        assertThatThrownBy(() -> withEvent(event))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                               | no AWS::Serverless::Function
            []                                                                               | the template must be a mapping
            {Resources: {F: {}}}                                                             | Resources/F has no Type
            {Resources: {F: {Type: AWS::Serverless::Function}}}                              | has no CodeUri
            {Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri: x.zip}}}} | must lie under functions/
            {Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri: functions/f, Timeout: soon}}}} | must be a whole number
            """)
    void template_isRefused_whenItsFunctionsAreWrong(String template, String complaint) {
        assertThatThrownBy(() -> read(template))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void template_isRefused_whenTwoFunctionsShareTheirCode() {
        String function = "{Type: AWS::Serverless::Function, Properties: {CodeUri: functions/f/x.zip}}";

        assertThatThrownBy(() -> read("Resources: {A: %s, B: %s}".formatted(function, function)))
                .hasMessageContaining("two functions of the template have the code of functions/f");
    }
}
