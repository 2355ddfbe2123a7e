package org.ludus.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads JSON that may be anybody's, as a tree of names, texts and numbers: nothing in it is turned
 * into an object of a class that it names. No name may be there twice, and nothing follow its end.
 */
public final class Json {

  /** How deep objects and lists may lie within each other. */
  private static final int DEEPEST = 100;

  /** How many characters a number may have. */
  private static final int LONGEST_NUMBER = 100;

  private static final ObjectMapper READER =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  /**
   * Reads an object.
   *
   * @param file where it comes from, for messages
   * @param entry which part of that file it is, for messages
   * @throws FileFormatException if it is none, or damaged; the line says where
   */
  public static JsonNode read(Path file, String entry, byte[] text) throws FileFormatException {
    try {
      JsonNode json = READER.readTree(text);
      if (json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      throw new FileFormatException(
          file, entry + ": damaged: " + problem(e), place(e.getLocation()));
    } catch (IOException e) {
      // Bytes that are no characters have no place.
      throw new FileFormatException(file, entry + ": damaged: " + firstLine(e.getMessage()));
    }
    throw new FileFormatException(file, entry + ": it is no object of names and values");
  }

  private static String problem(JsonProcessingException e) {
    return firstLine(e.getOriginalMessage());
  }

  private static String firstLine(String message) {
    return message == null ? "no JSON" : message.lines().findFirst().orElse("no JSON");
  }

  private static String place(JsonLocation location) {
    return location == null
        ? "somewhere in it"
        : "at line %s, column %s".formatted(location.getLineNr(), location.getColumnNr());
  }
}
