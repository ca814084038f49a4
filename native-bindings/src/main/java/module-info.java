/** System calls and errno of Linux through JNA; nothing about the meaning of sockets. */
@SuppressWarnings({
    "requires-automatic", // JNA's plain jar; jna-jpms is a module of the same name
    "module" // io.jss is compiled after this one
})
module io.jss.sys {
    requires com.sun.jna;

    exports io.jss.sys;
    exports io.jss.sys.calls to
            io.jss;
}
