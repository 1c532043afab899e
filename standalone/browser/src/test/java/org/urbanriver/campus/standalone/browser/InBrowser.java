package org.urbanriver.campus.standalone.browser;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Tests that take {@link Windows} of a browser. On a machine without one they are skipped, and say so; where {@code CI} is
 * {@code true} they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InBrowser.Opener.class)
@interface InBrowser {

    final class Opener implements ExecutionCondition, ParameterResolver, AfterTestExecutionCallback, AfterEachCallback {

        private static final Namespace NAMESPACE = Namespace.create(InBrowser.class);

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Chromium.find(System.getenv()).isPresent()) {
                return ConditionEvaluationResult.enabled("There is a browser");
            }
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(Chromium.MISSING);
            }
            System.out.println(Chromium.MISSING);
            return ConditionEvaluationResult.disabled(Chromium.MISSING);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Windows.class;
        }

        @Override
        public Windows resolveParameter(ParameterContext parameter, ExtensionContext context) {
            var lab = context.getRoot()
                    .getStore(NAMESPACE)
                    .computeIfAbsent(Opened.class, unused -> Opened.now(), Opened.class)
                    .orThrow();
            return context.getStore(NAMESPACE)
                    .computeIfAbsent(Windows.class, unused -> new Windows(lab), Windows.class);
        }

        @Override
        public void afterTestExecution(ExtensionContext context) {
            var windows = context.getStore(NAMESPACE).get(Windows.class, Windows.class);
            if (windows != null && context.getExecutionException().isPresent()) {
                var test = context.getRequiredTestMethod().getName() + "-" + context.getDisplayName();
                windows.takePictures(Path.of("target/failures"), test.replaceAll("[^A-Za-z0-9-]+", "-"));
            }
        }

        @Override
        public void afterEach(ExtensionContext context) {
            var windows = context.getStore(NAMESPACE).get(Windows.class, Windows.class);
            if (windows != null) {
                windows.close();
            }
        }
    }

    /** Opening is tried once: what failed takes as long as all tests together, and would fail again. */
    record Opened(@Nullable Lab lab, @Nullable Throwable failure) implements AutoCloseable {

        static Opened now() {
            try {
                return new Opened(Lab.open(), null);
            } catch (RuntimeException | AssertionError e) {
                return new Opened(null, e);
            }
        }

        Lab orThrow() {
            if (lab == null) {
                throw new IllegalStateException("The campus of these tests could not be prepared", failure);
            }
            return lab;
        }

        @Override
        public void close() throws IOException {
            if (lab != null) {
                lab.close();
            }
        }
    }
}
