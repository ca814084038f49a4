/** An application that uses the library from the module path. */
module app {
    requires io.jss;
}
