package fakereceiver.rules;

class SpfFailTest extends SpfRefusal {

  SpfFailTest() {
    super(new SpfFail(Letters.AUTHENTICATION), "-all", "fail");
  }
}
