package io.heartproof.cli.text;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import io.heartproof.problem.PlainText;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log, and the lines of a stack trace. Libraries log what a client or a file says; here it neither steers the
 * terminal nor looks like another line. Without state.
 */
public final class PlainLog extends LayoutBase<ILoggingEvent> {
    @Override
    public String doLayout(ILoggingEvent event) {
        String logger = event.getLoggerName();
        String line = String.format(
                Locale.ROOT,
                "%-5s %s: %s",
                event.getLevel(),
                logger.substring(logger.lastIndexOf('.') + 1),
                event.getFormattedMessage());
        return PlainText.of(line) + "\n" + trace(event.getThrowableProxy());
    }

    private static String trace(@Nullable IThrowableProxy failure) {
        return failure == null
                ? ""
                : ThrowableProxyUtil.asString(failure)
                        .lines()
                        .map(line -> PlainText.of(line.replace("\t", "    ")) + "\n")
                        .collect(Collectors.joining());
    }
}
