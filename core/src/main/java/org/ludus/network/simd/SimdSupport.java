package org.ludus.network.simd;

import java.lang.reflect.InvocationTargetException;

/** Finds out, once, what this Java virtual machine can do. */
public final class SimdSupport {

  private static final String MODULE = "jdk.incubator.vector";

  /** Named in words, because loading the class where the module is missing would fail. */
  private static final String VECTOR_KERNELS = "org.ludus.network.simd.VectorKernels";

  /** A check of every access costs a third of the speed; the kernels check once a call. */
  private static final String ACCESS_CHECKS = "jdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK";

  private static final Kernels KERNELS = choose();

  private SimdSupport() {}

  /** Returns whether the Vector API is there; if not, plain loops do the work. */
  public static boolean isVectorized() {
    return KERNELS.lanes() > 1;
  }

  /** Returns what does the work, for people: such as {@code Vector API, 512-bit}. */
  public static String description() {
    return KERNELS.description();
  }

  /**
   * Keeps one core's multiply-add units busy, to learn how fast they are.
   *
   * @return multiplications and additions done
   */
  public static long saturate(int rounds) {
    return KERNELS.saturate(rounds);
  }

  static Kernels kernels() {
    return KERNELS;
  }

  private static Kernels choose() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return new LoopKernels();
    }
    if (System.getProperty(ACCESS_CHECKS) == null) {
      System.setProperty(ACCESS_CHECKS, "0");
    }
    try {
      return Class.forName(VECTOR_KERNELS)
          .asSubclass(Kernels.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the Vector API does not work here", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(VECTOR_KERNELS + " is missing", e);
    }
  }
}
