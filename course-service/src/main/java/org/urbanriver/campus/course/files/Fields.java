package org.urbanriver.campus.course.files;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The fields of a YAML text, each with its line. The text is only taken apart, never made into objects, so that no tag in
 * it can call for anything; texts and lists of texts are all that is understood.
 */
class Fields {

    private final String file;
    private final int firstLine;
    private final Findings findings;
    private final Map<String, Node> values = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<String> reported = new HashSet<>();

    private Fields(String file, int firstLine, Findings findings) {
        this.file = file;
        this.firstLine = firstLine;
        this.findings = findings;
    }

    /** @param firstLine line of the file in which the YAML begins, from 1 */
    static Fields read(String yaml, String file, int firstLine, Set<String> known, Findings findings) {
        var fields = new Fields(file, firstLine, findings);
        try {
            fields.take(compose(yaml), known);
        } catch (MarkedYAMLException e) {
            var line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
            fields.broken(line, String.valueOf(e.getProblem()));
        } catch (YAMLException e) {
            fields.broken(0, "it holds characters or sizes that are not allowed");
        }
        return fields;
    }

    private static @Nullable Node compose(String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(5);
        options.setCodePointLimit(1024 * 1024);
        var parser = new ParserImpl(new StreamReader(yaml), options);
        return new Composer(parser, new Resolver(), options).getSingleNode();
    }

    private void broken(int line, String problem) {
        findings.add(file, firstLine + line, "is not valid YAML: " + problem);
        reported.add("");
    }

    private void take(@Nullable Node root, Set<String> known) {
        if (root == null) {
            return;
        }
        if (!(root instanceof MappingNode mapping)) {
            broken(0, "it must be a list of \"name: value\" lines");
            return;
        }
        for (var tuple : mapping.getValue()) {
            var line = firstLine + tuple.getKeyNode().getStartMark().getLine();
            var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!known.contains(key)) {
                findings.add(
                        file,
                        line,
                        "has a field \"" + shown(key) + "\" that is not known; there are "
                                + String.join(", ", new java.util.TreeSet<>(known)));
            } else if (values.containsKey(key)) {
                findings.add(file, line, "has the field " + key + " twice");
            } else {
                values.put(key, tuple.getValueNode());
                lines.put(key, line);
            }
        }
    }

    /** Nothing could be read at all, which is noted; looking at single fields would only add noise. */
    boolean isBroken() {
        return reported.contains("");
    }

    @Nullable
    String text(String key) {
        var value = values.get(key);
        if (value == null || Tag.NULL.equals(value.getTag())) {
            return null;
        }
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        report(key, "must be a text");
        return null;
    }

    /** The number; 1 when there is none, which is noted. */
    int number(String key) {
        try {
            return Integer.parseInt(required(key));
        } catch (NumberFormatException e) {
            report(key, "must be a whole number");
            return 1;
        }
    }

    /** The number; 1 when there is none, which is noted. */
    BigDecimal decimal(String key) {
        try {
            return new BigDecimal(required(key));
        } catch (NumberFormatException e) {
            report(key, "must be a number");
            return BigDecimal.ONE;
        }
    }

    private String required(String key) {
        var text = text(key);
        return text == null ? "" : text.strip();
    }

    @Nullable
    List<String> texts(String key) {
        var value = values.get(key);
        if (value == null || Tag.NULL.equals(value.getTag())) {
            return null;
        }
        if (value instanceof SequenceNode sequence
                && sequence.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            return sequence.getValue().stream()
                    .map(item -> ((ScalarNode) item).getValue())
                    .toList();
        }
        report(key, "must be a list of texts");
        return null;
    }

    /** Notes that something is wrong with a field; the first finding of a field is enough. */
    void report(String key, String message) {
        report(key, -1, message);
    }

    /** @param item of a list, from 0; -1 for the field itself */
    void report(String key, int item, String message) {
        if (reported.add(key + "#" + item) && !reported.contains(key + "#-1") || item < 0) {
            findings.add(file, line(key, item), key + " " + message);
        }
    }

    boolean isReported(String key) {
        return reported.contains(key + "#-1");
    }

    private int line(String key, int item) {
        if (item >= 0
                && values.get(key) instanceof SequenceNode sequence
                && item < sequence.getValue().size()) {
            return firstLine + sequence.getValue().get(item).getStartMark().getLine();
        }
        return lines.getOrDefault(key, firstLine);
    }

    /** The line in which the value's own text begins: behind the key, or below it for a block. */
    int lineOfText(String key) {
        if (values.get(key) instanceof ScalarNode scalar) {
            var block = scalar.getScalarStyle() == org.yaml.snakeyaml.DumperOptions.ScalarStyle.LITERAL
                    || scalar.getScalarStyle() == org.yaml.snakeyaml.DumperOptions.ScalarStyle.FOLDED;
            return firstLine + scalar.getStartMark().getLine() + (block ? 1 : 0);
        }
        return line(key, -1);
    }

    private static String shown(String key) {
        return key.substring(0, Math.min(key.length(), 60));
    }
}
