package io.helmwright.verify;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Decides what a plain scalar is the way Helm's YAML library does: {@code y} and {@code NO} are
 * booleans, {@code 0o17} is fifteen, {@code 08} is eight, {@code 1:30} and {@code 2020-01-01} are
 * texts.
 */
final class HelmResolver extends Resolver {

  @Override
  protected void addImplicitResolvers() {
    addImplicitResolver(
        Tag.BOOL,
        Pattern.compile(
            "y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON|n|N|no|No|NO|false|False|FALSE|off|Off|OFF"),
        "yYtToOnNfF");
    addImplicitResolver(
        Tag.INT,
        Pattern.compile(
            "[-+]?(?:0|[1-9][0-9_]*|0[0-7_]+|0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+)"),
        "-+0123456789");
    addImplicitResolver(
        Tag.FLOAT,
        Pattern.compile(
            "[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
                + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)"),
        "-+0123456789.");
    addImplicitResolver(Tag.MERGE, Pattern.compile("<<"), "<");
    addImplicitResolver(Tag.NULL, Pattern.compile("~|null|Null|NULL| "), "~nN\0");
    addImplicitResolver(Tag.NULL, Pattern.compile(""), null);
  }
}
