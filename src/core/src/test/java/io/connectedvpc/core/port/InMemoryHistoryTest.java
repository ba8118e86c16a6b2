package io.connectedvpc.core.port;

class InMemoryHistoryTest extends HistoryStoreContract {

    @Override
    protected HistoryStore emptyHistory(ManualTime clock) {
        return new InMemoryHistory(clock);
    }
}
