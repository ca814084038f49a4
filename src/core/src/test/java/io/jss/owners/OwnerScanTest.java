package io.jss.owners;

import static io.jss.owners.OwnerScan.Mode.ALL_HOLDERS;
import static io.jss.owners.OwnerScan.Mode.FIRST_HOLDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.jss.proc.ProcPaths;
import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerScanTest {

    @TempDir private Path root;
    private FakeProc proc;

    @BeforeEach
    void makeProcessOne() throws IOException {
        proc = new FakeProc(root);
        proc.process(1, "init\n", "/sbin/init\0");
        Files.createDirectory(root.resolve("self"));
        Files.createFile(root.resolve("version"));
    }

    @Test
    void everyHolderOfASocketIsFoundAscendingByPid() throws IOException {
        proc.process(9, "worker\n", "nginx: worker\0").socket(4, 700).socket(5, 701);
        proc.process(1000, "late\n", "late\0").socket(4, 700);
        proc.process(10, "other\n", "other\0").socket(4, 700);
        OwnerIndex index = proc.scan().scan(InodeSet.of(700), ALL_HOLDERS);
        assertThat(index.holders(700))
                .extracting(holder -> holder.process().pid() + "/" + holder.fd())
                .containsExactly("9/4", "10/4", "1000/4");
        assertThat(index.holders(701)).as("not wanted").isEmpty();
        assertThat(index.processes()).extracting(ProcessInfo::pid).containsExactly(9, 10, 1000);
        assertThat(index.isComplete()).isTrue();
    }

    @Test
    void everyDescriptorOfOneProcessIsListed() throws IOException {
        proc.process(7, "dup\n", "dup\0").socket(3, 5).socket(12345, 5).socket(2147483647, 5);
        assertThat(proc.scan().scan().holders(5))
                .extracting(SocketHolder::fd)
                .containsExactlyInAnyOrder(3, 12345, 2147483647);
    }

    @Test
    void scanWithoutWishesFindsEverySocket() throws IOException {
        proc.process(2, "a\n", "a\0").socket(3, 30);
        proc.process(3, "b\n", "b\0").socket(3, 4294967295L);
        OwnerIndex index = proc.scan().scan();
        assertThat(index.isHeld(30)).isTrue();
        assertThat(index.isHeld(4294967295L)).isTrue();
        assertThat(index.isHeld(31)).isFalse();
        assertThat(index.isHeld(0)).isFalse();
    }

    @Test
    void aThreadWithDescriptorsOfItsOwnIsFoundForWhatNoProcessHolds() throws IOException {
        proc.process(20, "server\n", "server\0").socket(3, 5).thread(21).thread(22, 4, 6);
        proc.process(30, "other\n", "other\0").socket(3, 7);
        OwnerIndex index = proc.scan().scan(InodeSet.of(5, 6, 8), ALL_HOLDERS);
        assertThat(index.holders(6))
                .extracting(holder -> holder.process().pid() + "/" + holder.fd())
                .containsExactly("20/4");
        assertThat(index.holders(6).get(0).process().argv0()).hasToString("server");
        assertThat(index.holders(5)).hasSize(1);
        assertThat(index.isHeld(8)).isFalse();
        assertThat(index.isComplete()).isTrue();
    }

    @Test
    void firstHolderIsTheOneOfTheLowestPidAndTheScanEndsThere() throws IOException {
        proc.process(20, "first\n", "first\0").socket(3, 5).socket(4, 5).socket(9, 6);
        proc.process(21, "second\n", "second\0").socket(3, 5);
        proc.process(22, "never read\n", "").breakDescriptors();
        InodeSet wanted = InodeSet.of(5, 6);
        OwnerIndex index = proc.scan().withThreads(4).scan(wanted, FIRST_HOLDER);
        assertThat(index.holders(5)).hasSize(1);
        assertThat(index.firstHolder(5).orElseThrow().process().pid()).isEqualTo(20);
        assertThat(index.firstHolder(6).orElseThrow().fd()).isEqualTo(9);
        assertThatThrownBy(() -> proc.scan().scan(wanted, ALL_HOLDERS))
                .isInstanceOf(SystemCallException.class);
    }

    @Test
    void firstHolderThatVanishedIsFollowedByTheNext() throws IOException {
        proc.process(20, "gone\n", "gone\0").socket(3, 5).vanish();
        proc.process(21, "there\n", "there\0").socket(3, 5);
        OwnerIndex index = proc.scan().scan(InodeSet.of(5), FIRST_HOLDER);
        assertThat(index.firstHolder(5).orElseThrow().process().pid()).isEqualTo(21);
    }

    @Test
    void processThatVanishesIsNoErrorAndNoHolder() throws IOException {
        proc.process(20, "gone\n", "gone\0").socket(3, 5).vanish();
        Files.createDirectory(root.resolve("21"));
        proc.process(22, "there\n", "there\0").socket(3, 5);
        OwnerIndex index = proc.scan().scan();
        assertThat(index.processes()).extracting(ProcessInfo::pid).containsExactly(22);
        assertThat(index.holders(5)).hasSize(1);
        assertThat(index.unreadableProcesses()).isZero();
    }

    @Test
    void processThatIsEndingHoldsNothingAnyMore() throws IOException {
        proc.process(20, "ending\n", "").socket(3, 5).exit();
        proc.process(21, "there\n", "there\0").socket(3, 5);
        assertThat(proc.scan().scan().processes()).extracting(ProcessInfo::pid).containsExactly(21);
    }

    @Test
    void processIsToldByPidStartUidCommandAndTitle() throws IOException {
        proc.process(77, "java\n", "/usr/bin/java\0-jar\0my app.jar\0").socket(8, 5);
        assertThat(proc.scan().scan().holders(5))
                .containsExactly(
                        new SocketHolder(
                                new ProcessInfo(
                                        77,
                                        7700,
                                        OptionalLong.of(1001),
                                        text("java"),
                                        text("/usr/bin/java"),
                                        text("/usr/bin/java -jar my app.jar")),
                                8));
    }

    @Test
    void namesMayHoldAnyByte() throws IOException {
        byte[] odd = {'a', '\n', ')', 27, '[', '3', '1', 'm', (byte) 0xff, ' ', 'b'};
        proc.process(5, append(odd, '\n'), append(odd, 0)).socket(3, 5);
        ProcessInfo process = proc.scan().scan().processes().get(0);
        assertThat(process.command().toBytes()).isEqualTo(odd);
        assertThat(process.argv0().toBytes()).isEqualTo(odd);
        assertThat(process.title().toString()).isEqualTo("a\n)\u001b[31m\ufffd b");
    }

    @Test
    void longCommandLineIsReadWholeAndAHugeOneCut() throws IOException {
        proc.process(5, "a\n", "x".repeat(9000) + "\0y\0").socket(3, 5);
        proc.process(6, "b\n", "x".repeat(500_000)).socket(3, 6);
        OwnerIndex index = proc.scan().scan();
        assertThat(index.processes().get(0).title().toString()).isEqualTo("x".repeat(9000) + " y");
        assertThat(index.processes().get(1).title().toBytes()).hasSize(128 * 1024);
    }

    @Test
    void linksOfOtherFilesAndOddNamesArePassedOver() throws IOException {
        proc.process(5, "a\n", "a\0")
                .descriptor("0", "/nowhere/null")
                .descriptor("1", "socket:[]")
                .descriptor("2", "socket:[12x]")
                .descriptor("3", "socket:[12")
                .descriptor("4", "pipe:[13]")
                .descriptor("5", "/tmp/socket:[14]")
                .descriptor("6", "socket:[15] (deleted)")
                .descriptor("7", "socket:[1234567890123456789012345]")
                .descriptor("8", "anon_inode:[eventfd]")
                .descriptor("9", "/" + "long/".repeat(300))
                .descriptor("x10", "socket:[16]")
                .descriptor("99999999999", "socket:[17]")
                .descriptor("11", "[0000]:18");
        OwnerIndex index = proc.scan().scan();
        assertThat(index.processes()).hasSize(1);
        assertThat(index.holders(18)).extracting(SocketHolder::fd).containsExactly(11);
        for (long inode = 12; inode < 18; inode++) {
            assertThat(index.isHeld(inode)).isFalse();
        }
    }

    @Test
    void absentProcessOneMeansThatOthersAreHidden() throws IOException {
        proc.process(300, "mine\n", "mine\0").socket(3, 5);
        Files.move(root.resolve("1"), root.resolve("one"));
        InodeSet wanted = InodeSet.of(5, 6, 7);
        OwnerIndex index = proc.scan().scan(wanted, ALL_HOLDERS);
        assertThat(index.isComplete()).isFalse();
        assertThat(index.unreadableProcesses()).isZero();
        assertThat(index.hiddenAmong(wanted)).isEqualTo(2);
    }

    @Test
    void socketsThatNobodyHoldsAreNotHiddenWhenAllWasRead() throws IOException {
        InodeSet kernels = InodeSet.of(5, 6);
        OwnerIndex index = proc.scan().scan(kernels, ALL_HOLDERS);
        assertThat(index.hiddenAmong(kernels)).isZero();
        assertThat(index.firstHolder(5)).isEmpty();
    }

    @Test
    void withoutWantedSocketsNothingIsRead() throws IOException {
        OwnerScan scan = OwnerScan.of(ProcPaths.at(root.resolve("absent")));
        OwnerIndex index = scan.scan(InodeSet.of(), ALL_HOLDERS);
        assertThat(index.processes()).isEmpty();
        assertThat(index.isComplete()).isTrue();
    }

    @Test
    void absentRootIsAnErrorThatNamesIt() {
        Path absent = root.resolve("absent");
        assertThatThrownBy(() -> OwnerScan.of(ProcPaths.at(absent)).scan())
                .hasMessageContaining("openat(" + absent + "): ENOENT")
                .asInstanceOf(InstanceOfAssertFactories.type(SystemCallException.class))
                .extracting(SystemCallException::errno)
                .isEqualTo(Errno.ENOENT);
    }

    @Test
    void severalThreadsFindTheSameInTheSameOrder() throws IOException {
        for (int pid = 2; pid < 200; pid++) {
            proc.process(pid, "p\n", "p\0").socket(3, pid % 7 + 1).socket(4, 1000 + pid);
        }
        OwnerIndex alone = proc.scan().scan();
        OwnerIndex shared = proc.scan().withThreads(3).scan();
        assertThat(shared.processes()).isEqualTo(alone.processes());
        for (long inode = 0; inode < 1300; inode++) {
            assertThat(shared.holders(inode)).isEqualTo(alone.holders(inode));
        }
    }

    @Test
    void failureOfOneThreadIsThatOfTheScan() throws IOException {
        for (int pid = 2; pid < 60; pid++) {
            proc.process(pid, "p\n", "p\0").breakDescriptors();
        }
        assertThatThrownBy(() -> proc.scan().withThreads(3).scan())
                .isInstanceOf(SystemCallException.class)
                .hasMessageContaining("ENOTDIR");
    }

    @Test
    void descriptorsCostNoObjects() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        FakeProc.FakeProcess process = proc.process(2, "many\n", "many\0");
        int descriptors = 5000;
        for (int fd = 0; fd < descriptors; fd++) {
            process.socket(fd + 8000, 100_000 + fd);
        }
        InodeSet wanted = InodeSet.of(100_001, 100_000 + descriptors - 1);
        OwnerScan scan = proc.scan();
        assertThat(scan.scan(wanted, ALL_HOLDERS).holders(100_001))
                .extracting(SocketHolder::fd)
                .isEqualTo(List.of(8001));
        long before = threads.getCurrentThreadAllocatedBytes();
        OwnerIndex index = scan.scan(wanted, ALL_HOLDERS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(index.processes()).hasSize(1);
        assertThat(allocated).isLessThan(descriptors * 8L);
    }

    private static RawText text(String text) {
        return RawText.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] append(byte[] bytes, int last) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        longer[bytes.length] = (byte) last;
        return longer;
    }
}
