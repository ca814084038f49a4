package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.IpAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program in README's section on the library compiles as it stands there, and finds what it
 * says.
 */
@Tag("host")
class ReadmeExampleIT {

    private static final Pattern PROGRAM =
            Pattern.compile("```java\\n(.*?public class (\\w+) .*?)```", Pattern.DOTALL);

    @TempDir private Path folder;

    @Test
    void theExampleNamesAMappedConnection() throws Exception {
        Matcher program = PROGRAM.matcher(Files.readString(Path.of("../README.md")));
        assertThat(program.find()).as("a program in README.md").isTrue();
        String name = program.group(2);
        Path source = Files.writeString(folder.resolve(name + ".java"), program.group(1));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = System.getProperty("java.class.path");
        int status =
                compiler.run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-Xlint:all,-path",
                        "-Werror",
                        "-proc:none",
                        "-d",
                        folder.toString(),
                        "-cp",
                        classPath,
                        source.toString());
        assertThat(status).isZero();

        try (ServerSocket listener = new ServerSocket(0);
                Socket client =
                        new Socket(
                                IpAddress.parse("127.0.0.1").toInetAddress(),
                                listener.getLocalPort());
                Socket server = listener.accept()) {
            String expected =
                    "[::ffff:127.0.0.1]:"
                            + listener.getLocalPort()
                            + " <- [::ffff:127.0.0.1]:"
                            + server.getPort();
            assertThat(server.getPort()).isEqualTo(client.getLocalPort());
            assertThat(run(folder + ":" + classPath, name)).contains(expected);
        }
    }

    private static List<String> run(String classPath, String name) throws Exception {
        Process process =
                new ProcessBuilder(
                                JavaProgram.java(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classPath,
                                name)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> lines =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }
}
