/**
 * What filters consist of: conditions, and what joins them, evaluated on one socket. The language
 * and the methods of {@link io.jss.filter.build} make them, {@link io.jss.filter.compile}
 * translates them for the kernel; users of the library see a {@link io.jss.filter.Filter}.
 */
package io.jss.filter.condition;
