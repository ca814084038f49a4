package io.jss.it;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A network namespace of each test's own, made before it and removed behind it. */
final class OwnNamespace implements BeforeEachCallback, AfterEachCallback {

    private TestNamespaces namespaces;
    private String name;

    @Override
    public void beforeEach(ExtensionContext test) throws Exception {
        namespaces = new TestNamespaces();
        name = namespaces.make();
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        namespaces.close();
    }

    /** Returns its name. */
    String name() {
        return name;
    }
}
