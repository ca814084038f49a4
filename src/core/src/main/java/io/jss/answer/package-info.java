/**
 * What an answer of the kernel says beside the sockets themselves: what it lacks, the errors that
 * end it, and who takes its rows. The root package and the engine both speak of it, so it stands
 * below them and knows the model alone.
 */
package io.jss.answer;
