package io.heartproof.metric;

import io.heartproof.extension.Extensions;
import java.util.List;

/**
 * Figures of one's own. Implement it in a public class with a public constructor without parameters, and name the class in a file
 * {@code META-INF/services/io.heartproof.metric.FurtherFigures}: then results hold the figures with their intervals, and reports
 * show them behind the program's. Implementations are immutable.
 */
public interface FurtherFigures {
    /** Figures of a whole evaluation. */
    default List<OverallMetric> overall() {
        return List.of();
    }

    /** Figures of each class. */
    default List<ClassMetric> ofClasses() {
        return List.of();
    }

    /** Those that service files on the class path name, in the order of their classes' names. */
    static List<FurtherFigures> found() {
        return Extensions.of(FurtherFigures.class, more -> more.getClass().getName());
    }
}
