/**
 * A series: the socket table of a host at many moments in one file, compressed, with what the
 * kernel destroyed between them. It stores {@link io.jss.recording.RecordedLook looks} and gives
 * back recordings; it neither asks the kernel nor decodes rows. Begin at {@link
 * io.jss.series.SeriesWriter} and {@link io.jss.series.Series}.
 */
package io.jss.series;
