/** What is measured, and how much of it: {@link io.heartproof.benchmark.setup.Setup}. */
@NullMarked
package io.heartproof.benchmark.setup;

import org.jspecify.annotations.NullMarked;
