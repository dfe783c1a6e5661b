package fakereceiver.auth.spf;

/**
 * One thing that is wrong with the text of a record.
 *
 * @param start where the term begins that holds it
 * @param text the term as written
 * @param problem what was found and what was expected
 */
public record SpfSyntaxError(int start, String text, String problem) {}
