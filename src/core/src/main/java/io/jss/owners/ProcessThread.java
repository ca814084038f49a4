package io.jss.owners;

import java.util.Optional;

/**
 * A thread of a process.
 *
 * @param id its number, that of the process for the main thread
 * @param name {@code comm}, empty when the thread ended before it was read, or may not be read
 */
public record ProcessThread(int id, Optional<RawText> name) {}
