/**
 * Text for a terminal: bytes of cells, characters made harmless, the width that they take.
 *
 * <p>What the text says is not known here.
 */
package io.jss.cli.text;
