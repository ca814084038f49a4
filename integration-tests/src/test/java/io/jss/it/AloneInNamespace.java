package io.jss.it;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs each test on a thread in a network namespace of its own, with a loopback that is up: its
 * ports, and what is left in TIME_WAIT, are those of no other test and no other program.
 */
final class AloneInNamespace implements InvocationInterceptor {

    @Override
    public void interceptTestMethod(
            Invocation<Void> test,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Exception {
        alone(test);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> test,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Exception {
        alone(test);
    }

    private static void alone(Invocation<Void> test) throws Exception {
        NetworkNamespaceThread.call(
                () -> {
                    NetworkTool.output("ip", "link", "set", "lo", "up");
                    return proceed(test);
                });
    }

    private static Void proceed(Invocation<Void> test) throws Exception {
        try {
            return test.proceed();
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
