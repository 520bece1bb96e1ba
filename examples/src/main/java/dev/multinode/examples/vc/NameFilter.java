package dev.multinode.examples.vc;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The part of the vCenter plug-in's XPath that scripts use to find objects by name. */
interface NameFilter {
  NameFilter ALL = name -> true;

  Pattern MATCHES = Pattern.compile("matches\\(name,\\s*'(.*)'\\)");
  Pattern CONTAINS =
      Pattern.compile(
          "(?:name\\[contains\\(text\\(\\),\\s*'(.*)'\\)]|contains\\(name,\\s*'(.*)'\\))");
  Pattern EQUALS = Pattern.compile("name(?:/text\\(\\))?\\s*=\\s*'(.*)'");

  boolean fits(String name);

  /**
   * Reads {@code xpath:matches(name,'…')}, {@code xpath:name[contains(text(),'…')]}, {@code
   * xpath:contains(name,'…')} and {@code xpath:name='…'}.
   *
   * @throws MultinodeException INPUT_INVALID for anything else, and for a broken regular expression
   */
  static NameFilter parse(String xpath) {
    String path = xpath.startsWith("xpath:") ? xpath.substring("xpath:".length()) : xpath;
    if (path.isBlank()) {
      return ALL;
    }
    Matcher matches = MATCHES.matcher(path);
    if (matches.matches()) {
      return regex(matches.group(1));
    }
    Matcher contains = CONTAINS.matcher(path);
    if (contains.matches()) {
      String part = contains.group(1) == null ? contains.group(2) : contains.group(1);
      return name -> name.contains(part);
    }
    Matcher equals = EQUALS.matcher(path);
    if (equals.matches()) {
      return equals.group(1)::equals;
    }
    throw new MultinodeException(
        ErrorCode.INPUT_INVALID,
        "this sample plug-in does not understand '%s'; write xpath:matches(name,'REGEX')"
            .formatted(xpath));
  }

  private static NameFilter regex(String text) {
    try {
      Pattern pattern = Pattern.compile(text);
      return name -> pattern.matcher(name).find();
    } catch (PatternSyntaxException e) {
      throw new MultinodeException(
          ErrorCode.INPUT_INVALID,
          "'%s' is no regular expression: %s".formatted(text, e.getDescription()),
          e);
    }
  }
}
