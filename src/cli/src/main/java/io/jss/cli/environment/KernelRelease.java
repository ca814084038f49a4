package io.jss.cli.environment;

import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.math.NumberUtils;

/**
 * The release of a kernel, as far as it decides what its answers mean.
 *
 * @param text as the kernel gives it: {@code 3.16.0-4-amd64}; empty when it is not known
 */
public record KernelRelease(String text) {

    /**
     * Returns whether the release is known and comes before another one.
     *
     * @param major {@code 4} of 4.2
     * @param minor {@code 2} of 4.2
     */
    public boolean isBefore(int major, int minor) {
        String[] numbers = StringUtils.split(text, ".-+");
        int first = numbers.length == 0 ? -1 : NumberUtils.toInt(numbers[0], -1);
        int second = numbers.length < 2 ? 0 : NumberUtils.toInt(numbers[1], 0);
        return first >= 0 && (first < major || (first == major && second < minor));
    }
}
