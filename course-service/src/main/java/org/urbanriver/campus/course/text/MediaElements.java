package org.urbanriver.campus.course.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the address of an image leads to: an image that links to its full size, a video with the captions that stand
 * right behind it, or captions alone as a link.
 */
record MediaElements(HtmlNodeRendererContext context) implements NodeRenderer {

    static final Pattern IMAGE = Pattern.compile("/api/media/[0-9a-z]{8,40}\\.(?:png|jpg|webp|gif)");
    static final Pattern VIDEO = Pattern.compile("/api/media/[0-9a-z]{8,40}\\.(?:mp4|webm)");
    static final Pattern CAPTIONS = Pattern.compile("/api/media/[0-9a-z]{8,40}\\.vtt");

    /** A BCP 47 tag, as far as captions need one. */
    static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}");

    /** Class of a link around an image that leads to the image itself. */
    static final String LARGER = "larger";

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Image.class);
    }

    @Override
    public void render(Node node) {
        var image = (Image) node;
        if (is(VIDEO, image)) {
            video(image);
        } else if (!is(CAPTIONS, image)) {
            image(image);
        } else if (!isBehindVideo(image)) {
            var html = context.getWriter();
            html.tag("a", Map.of("href", image.getDestination()));
            html.text(plainText(image));
            html.tag("/a");
        }
    }

    private void video(Image video) {
        var html = context.getWriter();
        html.tag("video", Map.of("src", video.getDestination(), "aria-label", plainText(video)));
        for (var next = beyondBlanks(video.getNext(), true);
                next instanceof Image captions && is(CAPTIONS, captions);
                next = beyondBlanks(captions.getNext(), true)) {
            html.tag("track", track(captions), true);
        }
        html.tag("/video");
    }

    private static Map<String, String> track(Image captions) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("src", captions.getDestination());
        var label = plainText(captions);
        if (!label.isBlank()) {
            attributes.put("label", label);
        }
        if (captions.getTitle() != null) {
            attributes.put("srclang", captions.getTitle());
        }
        return attributes;
    }

    private void image(Image image) {
        var html = context.getWriter();
        var address = context.encodeUrl(image.getDestination());
        var alternative = plainText(image);
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("src", address);
        attributes.put("alt", alternative);
        if (image.getTitle() != null) {
            attributes.put("title", image.getTitle());
        }
        // The description names the link; an image that only decorates needs none.
        var links = is(IMAGE, image) && !alternative.isBlank() && !isInLink(image);
        if (links) {
            html.tag("a", Map.of("href", address, "class", LARGER));
        }
        html.tag("img", attributes, true);
        if (links) {
            html.tag("/a");
        }
    }

    private static boolean isBehindVideo(Image captions) {
        var before = beyondBlanks(captions.getPrevious(), false);
        while (before instanceof Image other && is(CAPTIONS, other)) {
            before = beyondBlanks(other.getPrevious(), false);
        }
        return before instanceof Image video && is(VIDEO, video);
    }

    private static @Nullable Node beyondBlanks(@Nullable Node from, boolean forward) {
        var node = from;
        while (node instanceof SoftLineBreak
                || node instanceof org.commonmark.node.Text text
                        && text.getLiteral().isBlank()) {
            node = forward ? node.getNext() : node.getPrevious();
        }
        return node;
    }

    private static boolean isInLink(Node node) {
        for (var parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof Link) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(Pattern kind, Image image) {
        return kind.matcher(image.getDestination()).matches();
    }

    static String plainText(Node node) {
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
}
