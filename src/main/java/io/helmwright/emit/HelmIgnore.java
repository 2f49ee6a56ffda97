package io.helmwright.emit;

/**
 * .helmignore. Patterns for secrets files are anchored, so that they never hide a template of that
 * name. {@code ci/} stays in the package: the profiles are examples for whoever pulls it.
 */
final class HelmIgnore {

  private static final String CONTENT =
      """
      # What stays out of the package. One pattern per line: shell globs, paths and
      # negation with a leading ! are understood.
      .DS_Store

      # Version control
      .git/
      .gitignore
      .gitattributes
      .bzr/
      .bzrignore
      .hg/
      .hgignore
      .svn/

      # Backups and leftovers
      *.swp
      *.bak
      *.tmp
      *.orig
      *~

      # Editors
      .project
      .idea/
      *.tmproj
      .vscode/

      # Packages and their signatures
      /*.tgz
      /*.tgz.prov

      # Grows, and Helm keeps whole packages in each release's Secret
      /CHANGELOG.md

      # Secrets kept beside the chart
      /secrets.yaml
      /secrets.*.yaml
      /*-secrets.yaml
      /secrets/
      .env
      *.env

      # For the generator and its checks alone
      .helmwright.json
      .helmwright.yaml
      """;

  String print() {
    return CONTENT;
  }
}
