/** The door: commands, exit codes and terminal output; what they do is done elsewhere. */
package io.helmwright.cli;
