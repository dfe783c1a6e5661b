/**
 * Kinds of receivers as data: reads persona files, and holds the built-in ones.
 *
 * <p>A persona file says what a receiver does about each fault, when, in which words, and how we
 * know. It never names a Java class, and nothing here looks at an attempt: that is what {@link
 * fakereceiver.judge the judge} is for. Of the rules it knows the ids alone.
 */
@NullMarked
package fakereceiver.persona;

import org.jspecify.annotations.NullMarked;
