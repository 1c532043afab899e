package org.urbanriver.campus.platform.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends this service when the process that started it is gone, so that a killed campus leaves nothing behind. */
class ParentProcess {

    private static final Logger log = LoggerFactory.getLogger(ParentProcess.class);

    ParentProcess(long pid) {
        ProcessHandle.of(pid).ifPresentOrElse(parent -> parent.onExit().thenRun(this::leave), this::leave);
    }

    private void leave() {
        log.warn("The process that started this service is gone; stopping");
        // Not from this thread: shutdown hooks wait for the context, which may wait for this bean.
        Thread.ofPlatform().start(() -> System.exit(0));
    }
}
