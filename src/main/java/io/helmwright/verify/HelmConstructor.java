package io.helmwright.verify;

import java.math.BigInteger;
import java.util.Locale;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads every notation that {@link HelmResolver} takes for an integer or a boolean. */
final class HelmConstructor extends SafeConstructor {

  /** More digits than the largest number has that Helm's parser takes for one. */
  private static final int LONGEST_NUMBER = 1_100;

  HelmConstructor(LoaderOptions options) {
    super(options);
    yamlConstructors.put(Tag.INT, new ConstructInteger());
    yamlConstructors.put(Tag.BOOL, new ConstructBoolean());
    // "<<" merges only as a key; as a value Helm's parser takes it for text.
    yamlConstructors.put(Tag.MERGE, new ConstructYamlStr());
  }

  private static final class ConstructBoolean extends AbstractConstruct {
    @Override
    public Object construct(Node node) {
      return ((ScalarNode) node).getValue().toLowerCase(Locale.ROOT).matches("y|yes|true|on");
    }
  }

  private static final class ConstructInteger extends AbstractConstruct {
    @Override
    public Object construct(Node node) {
      String text = ((ScalarNode) node).getValue().replace("_", "").toLowerCase(Locale.ROOT);
      boolean negative = text.startsWith("-");
      String digits = negative || text.startsWith("+") ? text.substring(1) : text;
      if (digits.length() > LONGEST_NUMBER) {
        return ((ScalarNode) node).getValue();
      }
      BigInteger value = magnitude(digits);
      return negative ? value.negate() : value;
    }

    private static BigInteger magnitude(String digits) {
      if (digits.startsWith("0x")) {
        return new BigInteger(digits.substring(2), 16);
      }
      if (digits.startsWith("0b")) {
        return new BigInteger(digits.substring(2), 2);
      }
      if (digits.startsWith("0o")) {
        return new BigInteger(digits.substring(2), 8);
      }
      boolean octal = digits.length() > 1 && digits.startsWith("0");
      return new BigInteger(digits, octal ? 8 : 10);
    }
  }
}
