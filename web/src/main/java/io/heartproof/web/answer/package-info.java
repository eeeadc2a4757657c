/**
 * How the service answers: JSON, and problem details (RFC 9457) that say what the client did wrong and nothing about the
 * machine.
 */
@NullMarked
package io.heartproof.web.answer;

import org.jspecify.annotations.NullMarked;
