package org.urbanriver.campus.course.text;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.ElementPolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Turns Markdown into HTML that is safe to put into a page: the HTML is built first and then reduced to what a lesson
 * needs, so that whatever an author writes or pastes can neither run nor load anything from elsewhere.
 */
public final class Markdown {

    /** The address of an image, a video or captions of the campus; its end tells which. */
    public static final Pattern MEDIA =
            Pattern.compile("/api/media/([0-9a-z]{8,40}\\.(?:png|jpg|webp|gif|mp4|webm|vtt))");

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
            .nodeRendererFactory(MediaElements::new)
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
                .allowAttributes("class")
                .matching(true, MediaElements.LARGER)
                .onElements("a")
                .allowUrlProtocols("https", "mailto")
                .requireRelsOnLinks("noopener")
                .allowElements(with("src", List.of("loading", "lazy")), "img")
                .allowAttributes("src")
                .matching(MediaElements.IMAGE)
                .onElements("img")
                .allowAttributes("alt", "title")
                .onElements("img")
                .allowAttributes("width", "height")
                .matching(Pattern.compile("[0-9]{1,4}"))
                .onElements("img")
                .allowElements(with("src", List.of("controls", "controls", "preload", "metadata")), "video")
                .allowAttributes("src")
                .matching(MediaElements.VIDEO)
                .onElements("video")
                .allowAttributes("aria-label")
                .onElements("video")
                .allowElements(with("src", List.of("kind", "captions")), "track")
                .allowAttributes("src")
                .matching(MediaElements.CAPTIONS)
                .onElements("track")
                .allowAttributes("srclang")
                .matching(MediaElements.LANGUAGE)
                .onElements("track")
                .allowAttributes("label")
                .onElements("track")
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

    /** Names headings, so that a link can lead to one; the prefix keeps them apart from the page's own names. */
    private static final class HeadingNames implements AttributeProvider {

        private final Map<String, Integer> used = new java.util.HashMap<>();

        @Override
        public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
            if (node instanceof Heading) {
                var name = "s-" + org.urbanriver.campus.course.text.Text.slug(MediaElements.plainText(node), "section");
                var count = used.merge(name, 1, Integer::sum);
                attributes.put("id", count == 1 ? name : name + "-" + count);
            }
        }
    }
}
