/** The socket table as meters of Micrometer. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // Micrometer's jars
module io.jss.micrometer {
    requires transitive io.jss;
    requires transitive micrometer.core;
    requires micrometer.commons;

    exports io.jss.micrometer;
}
