package fakereceiver.dns.zonefile;

/**
 * A line of a file.
 *
 * @param file its path, as the user gave it
 * @param line counted from 1
 */
public record Spot(String file, int line) {}
