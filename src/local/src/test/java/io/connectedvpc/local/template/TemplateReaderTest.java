package io.connectedvpc.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private static Template withEvent(String event) {
        return TemplateReader.read(new StringReader(FUNCTION + event.indent(10)));
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
        Template template = TemplateReader.read(new StringReader("""
                Globals:
                  Function: {Timeout: 7, MemorySize: 256}
                Resources:
                  F:
                    Type: AWS::Serverless::Function
                    Properties:
                      CodeUri: ../functions/f/target/function.zip
                      Timeout: 300
                      EventInvokeConfig: {MaximumRetryAttempts: 0}
                """));

        assertThat(template.functions().get("f"))
                .isEqualTo(new FunctionDefinition("f", Duration.ofSeconds(300), 256, 0));
    }

    @Test
    void busName_isSubstituted() {
        assertThat(withEvent("{}").busName()).isEqualTo("connected-vpc-blue");
    }

    @Test
    void routes_haveApiGatewaysKeys() {
        Template template = withEvent("""
                Move: {Type: HttpApi, Properties: {Method: post, Path: "/sddcs/{sddcId}/edge-moves"}}
                Rest: {Type: HttpApi, Properties: {ApiId: !Ref Api}}
                """);

        assertThat(template.routes())
                .containsExactly(
                        new HttpRoute("POST /sddcs/{sddcId}/edge-moves", "move-edge"),
                        new HttpRoute("$default", "move-edge"));
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
            {A: {Type: HttpApi, Properties: {Method: GET, Path: /x}}, B: {Type: HttpApi, Properties: {Method: get, Path: /x}}} | route "GET /x" twice
            {A: {Type: HttpApi, Properties: {Path: /x}}}                                     | Events/A/Properties has no Method
            {A: {Type: HttpApi, Properties: {PayloadFormatVersion: "1.0"}}}                  | only payload format 2.0
            {A: {Type: HttpApi, Properties: {Method: GET, Path: !Ref Secret}}}               | parameter Secret, which has no default
            {A: {Type: HttpApi, Properties: {Method: GET, Path: !Ref Nothing}}}              | refers to Nothing, which isn't a parameter
            {A: {Type: HttpApi, Properties: {Method: GET, Path: !ImportValue x}}}            | can't evaluate [Fn::ImportValue]
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
        assertThatThrownBy(() -> TemplateReader.read(new StringReader(template)))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void template_isRefused_whenTwoFunctionsShareTheirCode() {
        String function = "{Type: AWS::Serverless::Function, Properties: {CodeUri: functions/f/x.zip}}";

        assertThatThrownBy(() -> TemplateReader.read(
                        new StringReader("Resources: {A: %s, B: %s}".formatted(function, function))))
                .hasMessageContaining("two functions of the template have the code of functions/f");
    }
}
