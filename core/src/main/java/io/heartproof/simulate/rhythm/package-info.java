/**
 * When a heart beats: sinus rhythm, atrial fibrillation, premature beats.
 *
 * <p>A {@link io.heartproof.simulate.rhythm.Rhythm} gives {@link io.heartproof.simulate.rhythm.Pulse}s: kind of each beat and
 * start of its QRS complex, in seconds from the recording's start.
 */
@NullMarked
package io.heartproof.simulate.rhythm;

import org.jspecify.annotations.NullMarked;
