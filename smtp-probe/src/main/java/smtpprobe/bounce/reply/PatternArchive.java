package smtpprobe.bounce.reply;

import fakereceiver.persona.Personas;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smtpprobe.bounce.cause.Certainty;
import smtpprobe.bounce.match.Fragments;

/**
 * What is known of the built-in personas and the files of this program, in a form that loads at
 * once: reading the personas backwards takes as long as all else that a command does for one reply.
 */
public final class PatternArchive {

  private static final String FILE = "smtpprobe/bounce/patterns.compiled";

  private PatternArchive() {}

  /** Writes it into the folder of the classes; the build does, before it packs them. */
  public static void compile(Path classes) throws IOException {
    Path to = classes.resolve(FILE);
    Files.createDirectories(to.getParent());
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(to))) {
      write(PatternData.of(Personas.builtIn().all()), out);
    }
  }

  /** Reads it from the jar; in a folder of classes, a file or a persona may be newer. */
  static Optional<PatternData> read() {
    URL archive = PatternArchive.class.getResource("/" + FILE);
    if (archive == null || archive.getProtocol().equals("file")) {
      return Optional.empty();
    }
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(archive.openStream()))) {
      return Optional.of(read(in));
    } catch (IOException e) {
      throw new UncheckedIOException(archive.toString(), e);
    }
  }

  private static void write(PatternData data, DataOutputStream out) throws IOException {
    out.writeInt(data.patterns().size());
    for (CausePattern pattern : data.patterns()) {
      out.writeUTF(pattern.name());
      texts(pattern.causes(), out);
      texts(pattern.receiver().stream().toList(), out);
      texts(pattern.at(), out);
      texts(pattern.fragments().parts(), out);
      texts(pattern.codes(), out);
      out.writeInt(pattern.beside());
      out.writeBoolean(pattern.isOfPersona());
      out.writeUTF(pattern.certainty().name());
      out.writeUTF(pattern.source());
    }
    out.writeInt(data.commonFrom());
    out.writeInt(data.weakFrom());
    out.writeInt(data.receivers().size());
    for (Map.Entry<String, List<Fragments>> receiver : data.receivers().entrySet()) {
      out.writeUTF(receiver.getKey());
      out.writeInt(receiver.getValue().size());
      for (Fragments fragments : receiver.getValue()) {
        texts(fragments.parts(), out);
      }
    }
    out.writeInt(data.statuses().size());
    for (Map.Entry<String, Map<String, String>> there : data.statuses().entrySet()) {
      out.writeUTF(there.getKey());
      texts(List.copyOf(there.getValue().keySet()), out);
      texts(List.copyOf(there.getValue().values()), out);
    }
  }

  static PatternData read(DataInputStream in) throws IOException {
    List<CausePattern> patterns = new ArrayList<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      patterns.add(
          new CausePattern(
              in.readUTF(),
              texts(in),
              texts(in).stream().findFirst(),
              texts(in),
              new Fragments(texts(in)),
              texts(in),
              in.readInt(),
              in.readBoolean(),
              Certainty.valueOf(in.readUTF()),
              in.readUTF()));
    }
    int commonFrom = in.readInt();
    int weakFrom = in.readInt();
    Map<String, List<Fragments>> receivers = new LinkedHashMap<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      List<Fragments> words = new ArrayList<>();
      receivers.put(in.readUTF(), words);
      for (int more = in.readInt(); more > 0; more--) {
        words.add(new Fragments(texts(in)));
      }
    }
    Map<String, Map<String, String>> statuses = new LinkedHashMap<>();
    for (int rest = in.readInt(); rest > 0; rest--) {
      Map<String, String> there = new LinkedHashMap<>();
      statuses.put(in.readUTF(), there);
      List<String> keys = texts(in);
      List<String> values = texts(in);
      for (int i = 0; i < keys.size(); i++) {
        there.put(keys.get(i), values.get(i));
      }
    }
    return new PatternData(patterns, commonFrom, weakFrom, receivers, statuses);
  }

  private static void texts(List<String> texts, DataOutputStream out) throws IOException {
    out.writeShort(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    String[] texts = new String[in.readShort()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = in.readUTF();
    }
    return List.of(texts);
  }
}
