package org.urbanriver.campus.standalone.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** What can be told about a page by measuring it. */
final class Layout {

    /**
     * The elements that make the page scroll sideways at a width; those that scroll in themselves do no harm.
     *
     * @return empty when it does not
     */
    static List<String> tooWide(Page page, int width) {
        page.setViewportSize(width, Device.PHONE.height);
        return lines(page, """
            () => document.scrollingElement.scrollWidth <= innerWidth ? [] :
                [`${document.scrollingElement.scrollWidth} pixels where there are ${innerWidth}`,
                 ...[...document.body.querySelectorAll('*')]
                     .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
                     .map(each => each.outerHTML.slice(0, 160))]\
            """);
    }

    /** What moves by itself or slides, though the reader asked for as little as possible; colors may fade. */
    static List<String> moving(Page page) {
        return lines(page, """
            () => [...document.querySelectorAll('*')]
                .filter(each => {
                    const style = getComputedStyle(each);
                    const longest = times => Math.max(...times.split(',').map(parseFloat));
                    const slides = style.transitionProperty.split(', ').some(name => !/color|opacity|none/.test(name));
                    return slides && longest(style.transitionDuration) > 0.01
                        || style.animationName !== 'none' && longest(style.animationDuration) > 0.01
                        || style.scrollBehavior === 'smooth';
                })
                .map(each => each.outerHTML.slice(0, 160))""");
    }

    /**
     * Colors fade from one scheme to the other. What a page takes away meanwhile never finishes, nor do animations that tell of
     * waiting.
     */
    static void awaitColors(Page page) {
        page.evaluate("""
            () => Promise.allSettled(document.getAnimations()
                .filter(each => each instanceof CSSTransition)
                .map(each => each.finished))""");
    }

    /** Forms that change something and would be refused. */
    static List<String> formsWithoutToken(Page page) {
        return lines(page, """
            () => [...document.forms]
                .filter(form => form.method === 'post' && !form.querySelector('input[name=_csrf]')?.value)
                .map(form => form.outerHTML.slice(0, 160))\
            """);
    }

    /** Addresses on the campus that the page leads to, without what changes something there. */
    static List<String> links(Page page) {
        return lines(page, """
            () => [...document.querySelectorAll('a[href]')]
                .map(link => new URL(link.href))
                .filter(url => url.origin === location.origin && !url.pathname.startsWith('/language/'))
                .filter(url => url.pathname !== location.pathname)
                .map(url => url.pathname + url.search)\
            """);
    }

    @SuppressWarnings("unchecked")
    private static List<String> lines(Page page, String script) {
        return (List<String>) page.evaluate(script);
    }

    private Layout() {}
}
