package io.jss.export;

import java.io.Closeable;
import java.util.List;

/** What takes SQL over the files of the working directory. */
interface QueryEngine extends Closeable {

    /** Returns its name: that of its files of SQL, too. */
    String name();

    /** Runs statements that end in semicolons. */
    void run(String statements) throws Exception;

    /** Returns the rows of one query, values as text. */
    List<List<String>> ask(String query) throws Exception;
}
