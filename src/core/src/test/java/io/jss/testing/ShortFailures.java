package io.jss.testing;

import org.assertj.core.configuration.Configuration;

/** Has AssertJ print the ends of a long list, in every module that has the test jar. */
public final class ShortFailures extends Configuration {

    private static final int ELEMENTS = 30;

    @Override
    public int maxElementsForPrinting() {
        return ELEMENTS;
    }

    @Override
    public String describe() {
        return "at most " + ELEMENTS + " elements of a list are printed";
    }
}
