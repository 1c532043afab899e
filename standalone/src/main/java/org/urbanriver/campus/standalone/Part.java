package org.urbanriver.campus.standalone;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One process of a campus: how it is started, how it tells that it is ready, and what was the matter when it ended. */
interface Part {

    String name();

    int port();

    /** Answers 200 while the part is ready; none if it cannot be asked. */
    @Nullable
    URI health();

    Path log();

    /** To be started; asked anew for each start. */
    ProcessBuilder process();

    boolean isReady();

    /** Why it ended, after it ended by itself. */
    CampusFailure failure(int exitValue);

    /** Whether starting it again can help; false where the cause is not in the process. */
    boolean mayRecover(int exitValue);

    /** It ended before it was ready. Whether something that it was started with is now left out, so that a retry is worthwhile. */
    boolean startDifferently(int exitValue);
}
