/**
 * The system calls that jss needs, made through JNA on functions of the C library.
 *
 * <p>What lives here: {@link io.jss.sys.calls.SystemCalls} and its companions ({@link
 * io.jss.sys.calls.Events}, {@link io.jss.sys.calls.FileHandles}, {@link
 * io.jss.sys.calls.InterfaceNames}, {@link io.jss.sys.calls.NameService}, {@link
 * io.jss.sys.calls.Terminals}), the one kind of memory that they read and write ({@link
 * io.jss.sys.calls.NativeBuffer}), the kernel's constants with their value on this machine ({@link
 * io.jss.sys.calls.Constants}), and errno ({@link io.jss.sys.Errno}, {@link
 * io.jss.sys.SystemCallException}). What may not: any knowledge of what the bytes mean. This is the
 * only package that imports {@code com.sun.jna}, and no JNA type is part of its public signatures.
 *
 * <h2>Contract of every call</h2>
 *
 * <ul>
 *   <li>A failure is a {@link io.jss.sys.SystemCallException} that names the call and its errno;
 *       the {@code try…} forms return {@code -errno} instead and never throw it.
 *   <li>errno is the one of this call on this thread: JNA stores it before it returns to Java, so
 *       nothing that the virtual machine does in between can change it.
 *   <li>An interrupted call is made again, up to 10,000 times; {@code EINTR} reaches the caller
 *       only when it came each time. {@code close(2)} is the exception, because Linux has released
 *       the descriptor by then.
 *   <li>An offset or length outside a buffer is an {@link java.lang.IndexOutOfBoundsException}
 *       before anything is called; the kernel never gets an address outside a buffer.
 *   <li>No call synchronizes. Descriptors may be shared by threads as the kernel permits; a {@link
 *       io.jss.sys.calls.NativeBuffer} belongs to one thread at a time.
 * </ul>
 *
 * <h2>Cost</h2>
 *
 * <p>JNA's direct mapping makes a call in less than a microsecond without garbage, but preparing it
 * takes as long as a short listing. So the first few thousand calls go through the address of the
 * function with boxed arguments; the calls that can be frequent are mapped directly after that.
 * Nothing is allocated per call from then on. In a class loader that may be unloaded they are not
 * mapped, see {@link io.jss.sys.DirectMapping}. No library is searched for: the functions are those
 * that the process has loaded already.
 *
 * <h2>Platforms</h2>
 *
 * <p>64-bit Linux on x86-64, arm64, riscv64, ppc64le, s390x and loongarch64. Addresses, {@code
 * size_t} and {@code long} travel as Java {@code long}, which is right on these and would not be on
 * a 32-bit system; there, and elsewhere, the first use ends with {@link
 * io.jss.sys.UnsupportedPlatformException}, whose message is one line for people.
 */
package io.jss.sys.calls;
