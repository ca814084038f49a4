/**
 * Recordings of the kernel's raw answers: written while a table is read, and shown later, on any
 * machine, as if the kernel answered once more. Knows the layout of messages as far as answers must
 * be chosen by family, state and port, and stripped of what was not asked for or must not be kept;
 * what an answer means is for the decoders. Prints nothing and reads nothing of the machine that
 * shows a recording.
 */
package io.jss.recording;
