package fakereceiver.report;

/**
 * A line of a file that a command read.
 *
 * @param file its path, as the user gave it
 * @param line counted from 1
 */
public record Place(String file, int line) {}
