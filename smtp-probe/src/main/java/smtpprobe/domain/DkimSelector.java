package smtpprobe.domain;

import fakereceiver.dns.Answer;

/**
 * A DKIM selector and what DNS has for it.
 *
 * @param name the selector
 * @param given whether the user named it; else it is one of the usual ones
 * @param answer the key records
 */
public record DkimSelector(String name, boolean given, Answer<String> answer) {}
