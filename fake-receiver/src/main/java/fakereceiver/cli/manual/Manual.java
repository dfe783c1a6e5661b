package fakereceiver.cli.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * Everything that is made from the commands of a program: a man page for each, and completion for
 * three shells. The same commands give the same octets.
 *
 * @param root the program
 * @param source what the pages say beside its help
 * @param build whose version and date stand on the pages
 */
public record Manual(CommandLine root, Source source, Build build) {

  /** Of this build. */
  public Manual(CommandLine root, Source source) {
    this(root, source, Build.ofThis());
  }

  /** The files by their paths: {@code man/smtp-probe.1}, {@code completion/bash/smtp-probe}. */
  public Map<String, String> files() {
    String name = root.getCommandName();
    Map<String, String> files = new LinkedHashMap<>();
    List<CommandLine> all = new ArrayList<>(List.of(root));
    all.addAll(ManPage.shown(root));
    for (CommandLine command : all) {
      ManPage page = new ManPage(command, source, build);
      files.put("man/" + page.name() + ".1", page.text());
    }
    files.put("completion/bash/" + name, AutoComplete.bash(name, root));
    files.put("completion/zsh/_" + name, ZshCompletion.of(root));
    files.put("completion/fish/" + name + ".fish", FishCompletion.of(root));
    return files;
  }

  /** Writes them below {@code folder}. */
  public void writeTo(Path folder) throws IOException {
    for (Map.Entry<String, String> file : files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
