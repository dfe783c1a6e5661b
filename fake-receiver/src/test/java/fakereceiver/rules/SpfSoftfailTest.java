package fakereceiver.rules;

class SpfSoftfailTest extends SpfRefusal {

  SpfSoftfailTest() {
    super(new SpfSoftfail(Letters.AUTHENTICATION), "~all", "softfail");
  }
}
