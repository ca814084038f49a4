/** The words that fields have for numbers of the kernel. */
package io.jss.fields.words;
