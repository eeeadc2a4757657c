/**
 * What a recording shows, as the data set says: {@link io.heartproof.label.LabelSet} names the K classes in order, a
 * {@link io.heartproof.label.Label} is one of them, a {@link io.heartproof.label.ClassSet} are those of one recording. A {@link
 * io.heartproof.label.Task} says what logits mean. Indices run from 0 to K - 1.
 */
@NullMarked
package io.heartproof.label;

import org.jspecify.annotations.NullMarked;
