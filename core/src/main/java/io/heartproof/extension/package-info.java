/**
 * How the program is extended without a change to it: a class that implements one of its services, and a line in a service file
 * ({@code META-INF/services}) that names the class. Entry point for those who offer a service: {@link
 * io.heartproof.extension.Extensions}.
 *
 * <pre>{@code
 * META-INF/services/SERVICE on the class path -> Extensions.of(SERVICE, its name) -> a list by name -> settings, files, commands
 * }</pre>
 */
@NullMarked
package io.heartproof.extension;

import org.jspecify.annotations.NullMarked;
