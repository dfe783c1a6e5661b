package smtpprobe.rehearse;

import fakereceiver.judge.Verdict;
import fakereceiver.scenario.Scenario;
import fakereceiver.session.SessionRecord;
import java.util.List;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.dialogue.DialogueResult;

/**
 * Stories played to personas: each predicted, then sent for real. Immutable.
 *
 * @param scenes one for each story and persona, story by story
 */
public record Rehearsal(List<Scene> scenes) {

  public Rehearsal {
    scenes = List.copyOf(scenes);
  }

  /** Whether every prediction equalled the verdict that was given on the wire. */
  public boolean allPredicted() {
    return scenes.stream().allMatch(Scene::isPredicted);
  }

  /**
   * One story played to one persona.
   *
   * @param scenario the story
   * @param predicted the verdict before anything was sent
   * @param session what the receiver recorded, its verdict included
   * @param dialogue what the client was told
   */
  public record Scene(
      Scenario scenario, Verdict predicted, SessionRecord session, DialogueResult dialogue) {

    /** The verdict that the receiver gave. */
    public Verdict given() {
      return session.verdict();
    }

    /** Whether receiver and client both saw what was predicted. */
    public boolean isPredicted() {
      return predicted.agreesWith(given()) && wasHeard();
    }

    private boolean wasHeard() {
      DialogueEnd end = dialogue.end();
      if (end instanceof DialogueEnd.Refused refused) {
        return predicted.stage().filter(stage -> stage == refused.stage()).isPresent()
            && predicted.reply().filter(refused.reply()::equals).isPresent();
      }
      return end instanceof DialogueEnd.Accepted accepted
          && !predicted.action().refuses()
          && predicted.reply().filter(accepted.reply()::equals).isPresent();
    }
  }
}
