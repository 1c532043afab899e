package org.urbanriver.campus.course.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

    private static final String IMAGE = "/api/media/0123456789abcdef.png";

    @Test
    void lessonsHaveHeadingsListsTablesAndCode() {
        var html = Markdown.html("""
                ## Two words
                ## Two words

                1. one
                2. **two** and `code`

                | a | b |
                |---|:-:|
                | 1 | 2 |
                """);

        assertThat(html)
                .contains("<h2 id=\"s-two-words\">Two words</h2>", "<h2 id=\"s-two-words-2\">")
                .contains("<ol>", "<strong>two</strong>", "<code>code</code>")
                .contains("<table>", "<th align=\"center\">b</th>", "<td>1</td>");
    }

    @Test
    void imagesOfTheCampusAreLoadedLazily() {
        var html = Markdown.html("![A *point*](" + IMAGE + " \"Title\")");

        assertThat(html).contains("src=\"" + IMAGE + "\"", "alt=\"A point\"", "title=\"Title\"", "loading=\"lazy\"");
    }

    @Test
    void theAddressOfAVideoIsShownAsAPlayer() {
        var html = Markdown.html("Before ![A stroke](/api/media/0123456789abcdef.mp4) after");

        assertThat(html)
                .contains("<video ", "src=\"/api/media/0123456789abcdef.mp4\"", "controls", "aria-label=\"A stroke\"")
                .contains("</video> after");
    }

    @Test
    void captionsRightBehindAVideoAreItsTracks() {
        var html = Markdown.html("""
                ![A stroke](/api/media/0123456789abcdef.mp4)
                ![English](/api/media/1123456789abcdef.vtt "en") ![Español](/api/media/2123456789abcdef.vtt "es-MX")
                and on""");

        assertThat(html.replaceAll("\\s+", " "))
                .contains("<video ", "/api/media/0123456789abcdef.mp4")
                .containsPattern("<track [^>]*src=\"/api/media/1123456789abcdef.vtt\"[^>]*label=\"English\"")
                .containsPattern("<track [^>]*srclang=\"es-MX\"[^>]*kind=\"captions\"")
                .containsSubsequence("<video", "<track", "<track", "</video>", "and on")
                .doesNotContain("<a ", "<img");
    }

    @Test
    void captionsWithoutAVideoAreALink() {
        assertThat(Markdown.html("![Script](/api/media/1123456789abcdef.vtt) ![x](/api/media/0123456789abcdef.mp4)"))
                .contains("href=\"/api/media/1123456789abcdef.vtt\"", ">Script</a>", "<video ")
                .doesNotContain("<track");
        assertThat(Markdown.html("![x](/api/media/0123456789abcdef.mp4) then ![y](/api/media/1123456789abcdef.vtt)"))
                .contains(">y</a>")
                .doesNotContain("<track");
    }

    @Test
    void captionsComeFromTheCampusAloneAndSayALanguage() {
        assertThat(Markdown.html("![x](/api/media/0123456789abcdef.mp4)![y](https://evil.example/a.vtt)"))
                .doesNotContain("<track", "evil.example");
        assertThat(Markdown.html("![x](/api/media/0123456789abcdef.mp4)![y](/api/media/1123456789abcdef.vtt \"a 'b\")"))
                .contains("<track ")
                .doesNotContain("srclang");
    }

    @Test
    void anImageLeadsToItsFullSizeUnlessItIsALinkOrDecorates() {
        assertThat(Markdown.html("![A point](" + IMAGE + ")"))
                .containsPattern("<a [^>]*class=\"larger\"[^>]*><img ")
                .contains("href=\"" + IMAGE + "\"");
        assertThat(Markdown.html("![](" + IMAGE + ")")).contains("<img ").doesNotContain("<a ");
        assertThat(Markdown.html("[![A point](" + IMAGE + ")](https://example.org)"))
                .contains("href=\"https://example.org\"")
                .doesNotContain("larger");
    }

    @Test
    void linksLeadOutSafely() {
        assertThat(Markdown.html("[a](https://example.org)"))
                .contains("href=\"https://example.org\"", "rel=\"noopener\"");
        assertThat(Markdown.html("[a](mailto:a@example.org)")).contains("href=\"mailto:");
        assertThat(Markdown.html("[a](#s-aim)")).contains("href=\"#s-aim\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<ScRiPt src=//evil.example></sCrIpT>",
                "<img src=x onerror=alert(1)>",
                "<img src=/api/media/0123456789abcdef.png onerror=alert(1)>",
                "![x](javascript:alert(1))",
                "![x](data:image/svg+xml;base64,PHN2Zy8+)",
                "![x](https://evil.example/track.png)",
                "![x](//evil.example/track.png)",
                "![x](/api/media/../accounts)",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt&colon;alert(1))",
                "[x](java&#10;script:alert(1))",
                "[x](data:text/html,<script>alert(1)</script>)",
                "[x](vbscript:msgbox(1))",
                "<a href=\"&#106;avascript:alert(1)\">x</a>",
                "<svg onload=alert(1)><script>alert(1)</script></svg>",
                "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
                "<p style=\"background:url(javascript:alert(1))\">x</p>",
                "<style>*{background:url(//evil.example)}</style>",
                "<iframe src=https://evil.example></iframe>",
                "<object data=x></object><embed src=x>",
                "<form action=/api/account><input name=a><button>x</button></form>",
                "<base href=//evil.example>",
                "<meta http-equiv=refresh content=0>",
                "<link rel=stylesheet href=//evil.example>",
                "<video src=https://evil.example/x.mp4 autoplay onplay=alert(1)></video>",
                "<audio src=x onerror=alert(1)>",
                "<div onclick=alert(1)>x</div>",
                "<details open ontoggle=alert(1)>x</details>",
                "<!--><script>alert(1)</script>-->",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "`\"><img src=x onerror=alert(1)>",
                "<p id=location>x</p>",
                "## <img src=x onerror=alert(1)>",
            })
    void nothingRunsOrIsLoadedFromElsewhere(String attack) {
        var html = Markdown.html("Text\n\n" + attack + "\n\nText");

        // What is left may be shown as text, but must not be markup.
        var markup = html.replaceAll(">[^<]*", ">").toLowerCase();
        assertThat(markup)
                .doesNotContain("script", "javascript", "data:", "onerror", "onload", "onclick", "onplay", "ontoggle")
                .doesNotContain("<svg", "<math", "<style", "style=", "<iframe", "<object", "<embed", "<form", "<input")
                .doesNotContain("<base", "<meta", "<link", "<audio", "evil.example", "id=\"location\"", "autoplay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "*a **b ", "[", "![", "<div>", "`", "_a ", "((", "<a href='x'>", "1. "})
    void deepNestingIsCutOffAndCostsLittle(String part) {
        var text = part.repeat(100_000 / part.length());

        assertThatCode(() -> Markdown.html(text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\n", "> a\n", "|-|-|\n", "a\r"})
    void aTableThatFillsItsShortRowsUpWithoutEndIsNone(String row) {
        var table = "|a".repeat(900) + "|\n" + "|-".repeat(900) + "|\n" + row.repeat(2_000);

        assertThat(Markdown.html(table)).hasSizeLessThan(200_000);
        assertThat(Markdown.html("> " + table.replace("\n", "\n> "))).hasSizeLessThan(200_000);
    }

    @Test
    void aLongTableStaysOne() {
        var html = Markdown.html("| a | b |\n|---|--:|\n" + "| c | d |\n".repeat(1_000));

        assertThat(html)
                .startsWith("<table>")
                .contains("<td align=\"right\">d</td>")
                .doesNotContain("|");
    }
}
