package io.helmwright.emit;

import io.helmwright.values.Profile;

/** A profile as a values file, what it is for at the top. */
final class ProfileYaml {

  private static final int COLUMNS = 100;

  private final YamlPrinter yaml;

  ProfileYaml(YamlPrinter yaml) {
    this.yaml = yaml;
  }

  String print(Profile profile) {
    var text = new StringBuilder();
    CommentText.lines(profile.description(), COLUMNS)
        .forEach(line -> text.append(line).append('\n'));
    if (!text.isEmpty()) {
      text.append('\n');
    }
    return text.append(yaml.print(profile.values())).toString();
  }
}
