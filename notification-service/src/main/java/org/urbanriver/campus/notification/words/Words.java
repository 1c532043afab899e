package org.urbanriver.campus.notification.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * The sentences of a file, in the language that a request asks for. They are English where it asks for one that the campus does
 * not speak, and where there is no request: what is written down for good is written in one language.
 */
public final class Words {

    private final ResourceBundle texts;

    private Words(ResourceBundle texts) {
        this.texts = texts;
    }

    /** @param file below {@code words} */
    public static Words of(String file) {
        var context = LocaleContextHolder.getLocaleContext();
        var locale = context == null ? null : context.getLocale();
        return of(file, locale == null ? Locale.ROOT : locale);
    }

    public static Words of(String file, Locale locale) {
        var control = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        return new Words(ResourceBundle.getBundle("words/" + file, locale, control));
    }

    public String say(String key, Object... values) {
        var locale = texts.getLocale().equals(Locale.ROOT) ? Locale.US : texts.getLocale();
        return new MessageFormat(texts.getString(key), locale).format(values);
    }

    /** The language that these are in. */
    public Locale language() {
        return texts.getLocale().equals(Locale.ROOT) ? Locale.US : texts.getLocale();
    }
}
