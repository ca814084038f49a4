/**
 * The holders of sockets as the kernel itself lists them: a BPF task_file iterator (since Linux
 * 5.11), made without a compiler or a library.
 *
 * <p>Here are an assembler for the few eBPF instructions that it takes, a reader of the kernel's
 * type information (BTF) for the offsets of fields, and the calls of bpf(2) that load, attach and
 * read the iterator. What a refusal leads to is decided elsewhere, and nothing here knows of {@code
 * /proc}.
 */
package io.jss.owners.bpf;
