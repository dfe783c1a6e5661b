/**
 * YAML files as people write them by hand: maps, lists and texts that know their line, and a list
 * of everything that is wrong.
 *
 * <p>Files of the program itself are parsed while it is built ({@link YamlArchive}). The only
 * package that knows the YAML parser. Knows nothing of what the files are about.
 */
@NullMarked
package fakereceiver.yaml;

import org.jspecify.annotations.NullMarked;
