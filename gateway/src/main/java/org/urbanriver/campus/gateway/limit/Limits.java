package org.urbanriver.campus.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * Slows down those who guess passwords or register by the hundred. A try is paid for before it is made and refunded when
 * it was right, so that many at once get no more than their due. Each gateway counts for itself.
 */
@Component
public class Limits {

    private static final int KEPT = 100_000;
    /** To one mailbox, whoever asks: nobody's shall be filled. */
    private static final int LETTERS_PER_HOUR = 3;

    private final Settings settings;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    Limits(Settings settings) {
        this.settings = settings;
    }

    /**
     * @param signInPerMinute wrong passwords for one account from one address
     * @param signInPerMinuteAndAddress wrong passwords for any account from one address
     * @param registrationsPerHour from one address; as many letters may be asked for
     */
    @ConfigurationProperties("campus.limits")
    record Settings(
            @DefaultValue("10") int signInPerMinute,
            @DefaultValue("60") int signInPerMinuteAndAddress,
            @DefaultValue("20") int registrationsPerHour) {}

    /** Runs a check of a password, whose failure (an exception) counts; refuses with 429 when there were too many. */
    public <T> T signIn(HttpServletRequest request, String email, Supplier<T> check) {
        var from = address(request.getRemoteAddr());
        var minute = Duration.ofMinutes(1);
        var account = bucket(
                "sign-in " + from + " " + email.strip().toLowerCase(Locale.ROOT), settings.signInPerMinute(), minute);
        var address = bucket("sign-in " + from, settings.signInPerMinuteAndAddress(), minute);
        pay(account);
        try {
            pay(address);
        } catch (TooManyTries e) {
            account.addTokens(1);
            throw e;
        }
        var result = check.get();
        account.addTokens(1);
        address.addTokens(1);
        return result;
    }

    /** Counts a registration; refuses with 429 when there were too many. */
    public void registration(HttpServletRequest request) {
        pay(bucket(
                "register " + address(request.getRemoteAddr()), settings.registrationsPerHour(), Duration.ofHours(1)));
    }

    /** Counts a letter that somebody asks for; refuses with 429 when there were too many, whether or not any was sent. */
    public void letter(HttpServletRequest request, String email) {
        var hour = Duration.ofHours(1);
        pay(bucket("letter " + address(request.getRemoteAddr()), settings.registrationsPerHour(), hour));
        pay(bucket("letter to " + email.strip().toLowerCase(Locale.ROOT), LETTERS_PER_HOUR, hour));
    }

    /** Counts a try to use a letter; refuses with 429 when there were too many. */
    public void letterUse(HttpServletRequest request) {
        pay(bucket(
                "letter use " + address(request.getRemoteAddr()),
                settings.signInPerMinuteAndAddress(),
                Duration.ofMinutes(1)));
    }

    private Bucket bucket(String key, int times, Duration per) {
        return buckets.get(
                key,
                any -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(times).refillGreedy(times, per))
                        .build());
    }

    private static void pay(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyTries(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** Who has one IPv6 address has 2^64 of them: only the network counts. */
    static String address(String remote) {
        if (!remote.contains(":")) {
            return remote;
        }
        try {
            return HexFormat.of().formatHex(InetAddress.getByName(remote).getAddress(), 0, 8);
        } catch (UnknownHostException | IndexOutOfBoundsException e) {
            return remote;
        }
    }
}
