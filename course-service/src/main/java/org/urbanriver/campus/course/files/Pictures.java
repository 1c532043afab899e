package org.urbanriver.campus.course.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.urbanriver.campus.course.text.Markdown;

/** Finds the images in a Markdown text with their places, and gives them other addresses. */
final class Pictures {

    /**
     * @param address as the text has it
     * @param line of the text, from 1
     * @param start where the address stands in the text
     * @param isImage or else the definition of an address, which may be that of a link
     */
    record Picture(String address, int line, int start, boolean isImage) {

        int end() {
            return start + address.length();
        }
    }

    private Pictures() {}

    /** The images of the text that are found where they stand, in their order. */
    static List<Picture> in(String markdown) {
        var found = new HashMap<Integer, Picture>();
        Markdown.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                note(image, image.getDestination());
                visitChildren(image);
            }

            @Override
            public void visit(LinkReferenceDefinition definition) {
                note(definition, definition.getDestination());
            }

            private void note(Node node, String address) {
                var spans = node.getSourceSpans();
                if (spans.isEmpty() || address.isEmpty()) {
                    return;
                }
                var first = spans.getFirst();
                var last = spans.getLast();
                var from = first.getInputIndex();
                var text = markdown.substring(from, last.getInputIndex() + last.getLength());
                // Behind the description, which may hold the same words.
                var at = text.lastIndexOf(address);
                if (at >= 0) {
                    found.put(
                            from + at,
                            new Picture(address, first.getLineIndex() + 1, from + at, node instanceof Image));
                } else if (text.endsWith(")")) {
                    // Written in a way (escaped, encoded) that it cannot be replaced: known to be there, as no address.
                    found.put(from, new Picture("", first.getLineIndex() + 1, from, node instanceof Image));
                }
            }
        });
        return found.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The text with other addresses; an image for which there is none keeps its own. */
    static String readdressed(String markdown, Function<String, Optional<String>> address) {
        var parts = new ArrayList<String>();
        var position = 0;
        for (var picture : in(markdown)) {
            var other = address.apply(picture.address());
            if (other.isPresent() && picture.start() >= position) {
                parts.add(markdown.substring(position, picture.start()));
                parts.add(other.get());
                position = picture.end();
            }
        }
        parts.add(markdown.substring(position));
        return String.join("", parts);
    }
}
