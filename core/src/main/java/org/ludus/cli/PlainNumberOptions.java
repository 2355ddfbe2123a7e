package org.ludus.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import org.ludus.settings.PlainNumbers;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Lets options take numbers in decimal notation and in the digits 0 to 9, and names of files that
 * are names, and nothing else.
 */
final class PlainNumberOptions {

  private static final String WHOLE = "a whole number up to ";

  private PlainNumberOptions() {}

  /** Sets it up for a command and all of its subcommands that it has by now. */
  static void register(CommandLine line) {
    ITypeConverter<Integer> integers =
        converter(text -> Math.toIntExact(PlainNumbers.wholeLong(text)), WHOLE + Integer.MAX_VALUE);
    ITypeConverter<Long> longs = converter(PlainNumbers::wholeLong, WHOLE + Long.MAX_VALUE);
    ITypeConverter<Double> doubles = converter(PlainNumbers::decimal, "a number");
    line.registerConverter(Path.class, PlainNumberOptions::path);
    line.registerConverter(int.class, integers);
    line.registerConverter(Integer.class, integers);
    line.registerConverter(long.class, longs);
    line.registerConverter(Long.class, longs);
    line.registerConverter(double.class, doubles);
    line.registerConverter(Double.class, doubles);
  }

  private static Path path(String text) {
    try {
      if (!text.isBlank()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      // Said below, for both.
    }
    throw new TypeConversionException("'" + text + "' names no file or folder");
  }

  private static <N> ITypeConverter<N> converter(Function<String, N> read, String kind) {
    return text -> {
      try {
        return read.apply(text);
      } catch (NumberFormatException | ArithmeticException e) {
        throw new TypeConversionException("'" + text + "' is not " + kind);
      }
    };
  }
}
