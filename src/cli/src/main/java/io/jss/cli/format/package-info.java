/**
 * What programs read: JSON as documents and as lines, and comma-separated values. The names and
 * units are those of {@link io.jss.fields.FieldCatalogue}, and the JSON Schema beside these classes
 * states them; what people read is in {@code io.jss.cli.table}. Nothing here is loaded by a plain
 * listing.
 */
package io.jss.cli.format;
