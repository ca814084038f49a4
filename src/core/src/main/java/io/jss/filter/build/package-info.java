/**
 * How filters are made: from text in the language that {@link io.jss.filter} describes, or by
 * methods.
 */
package io.jss.filter.build;
