/** The published network, {@link io.heartproof.nn.resnet.ResNet18}: (N, L, T) to (N, K). */
@NullMarked
package io.heartproof.nn.resnet;

import org.jspecify.annotations.NullMarked;
