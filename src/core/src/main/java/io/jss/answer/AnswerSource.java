package io.jss.answer;

/**
 * Where the answers of a kernel come from: the running one, a recording, or a kernel that a test
 * plays. The library makes its sources; a program passes them on, as from {@code
 * RecordingWriter.tap} to {@code SocketTable.overKernel}.
 */
public interface AnswerSource {}
