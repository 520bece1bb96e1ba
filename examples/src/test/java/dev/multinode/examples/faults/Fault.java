package dev.multinode.examples.faults;

/** What can happen to a node. */
enum Fault {
  KILL {
    @Override
    void strike(Member member) throws Exception {
      member.kill();
    }

    @Override
    void repair(Member member) throws Exception {
      member.start();
    }
  },
  /** It stands still, longer than a dead node may, and goes on as if nothing had been. */
  HALT {
    @Override
    void strike(Member member) throws Exception {
      member.pause();
    }

    @Override
    void repair(Member member) throws Exception {
      member.resume();
    }
  },
  STOP {
    @Override
    void strike(Member member) throws Exception {
      member.stop();
    }

    @Override
    void repair(Member member) throws Exception {
      member.start();
    }
  };

  abstract void strike(Member member) throws Exception;

  abstract void repair(Member member) throws Exception;
}
