package org.urbanriver.campus.course.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.ElementPolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Turns Markdown into HTML that is safe to put into a page: the HTML is built first and then reduced to what a lesson
 * needs, so that whatever an author writes or pastes can neither run nor load anything from elsewhere.
 */
public final class Markdown {

    /** The address of an image or video of the campus; its end tells the one from the other. */
    public static final Pattern MEDIA = Pattern.compile("/api/media/([0-9a-z]{8,40}\\.(?:png|jpg|webp|gif|mp4|webm))");

    private static final Pattern VIDEO = Pattern.compile("/api/media/[0-9a-z]{8,40}\\.(?:mp4|webm)");
    private static final Pattern IMAGE = Pattern.compile("/api/media/[0-9a-z]{8,40}\\.(?:png|jpg|webp|gif)");
    private static final int DEEPEST = 50;

    /** Cells of all tables of a text: a table fills its short rows up, so that a small text could ask for millions. */
    private static final int MOST_CELLS = 10_000;

    private static final Pattern TABLE_RULE = Pattern.compile("(?=[^|]*\\|)(?=[^-]*-)[ \\t>|:-]+");
    private static final Pattern END_OF_TABLE = Pattern.compile("[ \\t>]*");

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .nodeRendererFactory(Videos::new)
            .attributeProviderFactory(context -> new HeadingNames())
            .build();
    private static final PolicyFactory SAFE = policy();

    private Markdown() {}

    /** The text as HTML, sanitized. */
    public static String html(String markdown) {
        return SAFE.sanitize(RENDERER.render(parse(markdown)));
    }

    /** The text's structure, every node with its place in the text. */
    public static Node parse(String markdown) {
        return PARSER.parse(withoutHugeTables(markdown));
    }

    /** The same, of the same length, without the rules that would begin tables beyond the limit. */
    private static String withoutHugeTables(String markdown) {
        var lines = markdown.replace("\r\n", " \n").replace('\r', '\n').split("\n", -1);
        var rows = 0L;
        var cells = 0L;
        for (var i = lines.length - 1; i >= 0; i--) {
            if (TABLE_RULE.matcher(lines[i]).matches()) {
                var columns = 1
                        + lines[i].chars().filter(character -> character == '|').count();
                if (cells + columns * (rows + 1) > MOST_CELLS) {
                    lines[i] = lines[i].replace('|', ' ');
                } else {
                    cells += columns * (rows + 1);
                }
            }
            rows = END_OF_TABLE.matcher(lines[i]).matches() ? 0 : rows + 1;
        }
        return String.join("\n", lines);
    }

    private static PolicyFactory policy() {
        return new HtmlPolicyBuilder()
                .allowElements(
                        "p",
                        "br",
                        "hr",
                        "h1",
                        "h2",
                        "h3",
                        "h4",
                        "h5",
                        "h6",
                        "ul",
                        "ol",
                        "li",
                        "blockquote",
                        "pre",
                        "code",
                        "em",
                        "strong",
                        "b",
                        "i",
                        "s",
                        "del",
                        "sub",
                        "sup",
                        "kbd",
                        "table",
                        "thead",
                        "tbody",
                        "tr",
                        "th",
                        "td",
                        "a")
                .allowAttributes("id")
                .matching(Pattern.compile("s-[a-z0-9-]{1,80}"))
                .onElements("h1", "h2", "h3", "h4", "h5", "h6")
                .allowAttributes("start")
                .matching(Pattern.compile("[0-9]{1,9}"))
                .onElements("ol")
                .allowAttributes("align")
                .matching(true, "left", "center", "right")
                .onElements("th", "td")
                .allowAttributes("href", "title")
                .onElements("a")
                .allowUrlProtocols("https", "mailto")
                .requireRelsOnLinks("noopener")
                .allowElements(with("src", List.of("loading", "lazy")), "img")
                .allowAttributes("src")
                .matching(IMAGE)
                .onElements("img")
                .allowAttributes("alt", "title")
                .onElements("img")
                .allowAttributes("width", "height")
                .matching(Pattern.compile("[0-9]{1,4}"))
                .onElements("img")
                .allowElements(with("src", List.of("controls", "controls", "preload", "metadata")), "video")
                .allowAttributes("src")
                .matching(VIDEO)
                .onElements("video")
                .allowAttributes("aria-label")
                .onElements("video")
                .toFactory();
    }

    /** Drops an element that lacks the attribute, and gives the others what is always the same. */
    private static ElementPolicy with(String required, List<String> additional) {
        return (element, attributes) -> {
            for (var i = 0; i < attributes.size(); i += 2) {
                if (attributes.get(i).equals(required)) {
                    attributes.addAll(additional);
                    return element;
                }
            }
            return null;
        };
    }

    private static String plainText(Node node) {
        var text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(org.commonmark.node.Text literal) {
                text.append(literal.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }
        });
        return text.toString();
    }

    /** Shows a video where the address of an image is that of a video. */
    private record Videos(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Image.class);
        }

        @Override
        public void render(Node node) {
            var image = (Image) node;
            var html = context.getWriter();
            if (VIDEO.matcher(image.getDestination()).matches()) {
                html.tag("video", Map.of("src", image.getDestination(), "aria-label", plainText(image)));
                html.tag("/video");
                return;
            }
            var attributes = new java.util.LinkedHashMap<String, String>();
            attributes.put("src", context.encodeUrl(image.getDestination()));
            attributes.put("alt", plainText(image));
            if (image.getTitle() != null) {
                attributes.put("title", image.getTitle());
            }
            html.tag("img", attributes, true);
        }
    }

    /** Names headings, so that a link can lead to one; the prefix keeps them apart from the page's own names. */
    private static final class HeadingNames implements AttributeProvider {

        private final Map<String, Integer> used = new java.util.HashMap<>();

        @Override
        public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
            if (node instanceof Heading) {
                var name = "s-" + org.urbanriver.campus.course.text.Text.slug(plainText(node), "section");
                var count = used.merge(name, 1, Integer::sum);
                attributes.put("id", count == 1 ? name : name + "-" + count);
            }
        }
    }
}
