/** What commands print: results, recordings, findings in words, and classifications as table, JSON lines or CSV. */
@NullMarked
package io.heartproof.cli.text;

import org.jspecify.annotations.NullMarked;
