/** An application that uses the library from the module path. */
module app {
    requires io.jss;
    // The modules of jss are automatic: they name no others, so an explicit one that they use is named here.
    requires org.apache.commons.lang3;
}
