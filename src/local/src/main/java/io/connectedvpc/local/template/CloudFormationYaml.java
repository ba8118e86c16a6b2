package io.connectedvpc.local.template;

import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads YAML with CloudFormation's tags: {@code !Sub x} becomes the long form {@code {"Fn::Sub": "x"}}, {@code !Ref x}
 * becomes {@code {"Ref": "x"}}.
 */
public final class CloudFormationYaml {

    private CloudFormationYaml() {}

    /**
     * Reads a document.
     *
     * @throws TemplateException if it isn't valid YAML, or no mapping
     */
    public static Map<String, Object> read(Reader template) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Object document = new Yaml(new WithIntrinsics(options)).load(template);
            return Section.mapping("the template", document);
        } catch (YAMLException e) {
            throw new TemplateException("the template isn't valid YAML: " + e.getMessage(), e);
        }
    }

    private static final class WithIntrinsics extends SafeConstructor {

        WithIntrinsics(LoaderOptions options) {
            super(options);
            // The key null takes every tag that YAML itself doesn't know.
            yamlConstructors.put(null, new ConstructIntrinsic());
        }

        private final class ConstructIntrinsic extends AbstractConstruct {

            @Override
            public Object construct(Node node) {
                String name = node.getTag().getValue().substring(1);
                Map<String, @Nullable Object> intrinsic = new LinkedHashMap<>();
                intrinsic.put(longName(name), argument(name, node));
                return intrinsic;
            }

            private String longName(String tag) {
                return switch (tag) {
                    case "Ref", "Condition" -> tag;
                    default -> "Fn::" + tag;
                };
            }

            private Object argument(String tag, Node node) {
                return switch (node) {
                    case SequenceNode sequence -> constructSequence(sequence);
                    case MappingNode mapping -> constructMapping(mapping);
                    case ScalarNode scalar
                    when tag.equals("GetAtt") -> List.of(scalar.getValue().split("\\.", 2));
                    case ScalarNode scalar -> scalar.getValue();
                    default -> throw new TemplateException("!" + tag + " has no value");
                };
            }
        }
    }
}
