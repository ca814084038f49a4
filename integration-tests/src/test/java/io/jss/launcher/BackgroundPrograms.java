package io.jss.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a launcher has left running: an archive is made in the background, after its answer. */
final class BackgroundPrograms {

    private static final Path PROC = Path.of("/proc");

    private BackgroundPrograms() {}

    /** Ends every program that works in the folder or names it, so that it can be removed. */
    static void endAllOf(Path folder) throws InterruptedException {
        while (true) {
            List<ProcessHandle> found =
                    ProcessHandle.allProcesses()
                            .filter(process -> isOf(process.pid(), folder))
                            .toList();
            if (found.isEmpty()) {
                return;
            }
            found.forEach(ProcessHandle::destroyForcibly);
            Thread.sleep(10);
        }
    }

    private static boolean isOf(long pid, Path folder) {
        if (pid == ProcessHandle.current().pid()) {
            return false;
        }
        Path process = PROC.resolve(Long.toString(pid));
        try {
            byte[] line = Files.readAllBytes(process.resolve("cmdline"));
            return new String(line, StandardCharsets.UTF_8).contains(folder.toString())
                    || Files.readSymbolicLink(process.resolve("cwd")).startsWith(folder);
        } catch (IOException e) {
            return false; // it has ended, or is the kernel's own
        }
    }
}
