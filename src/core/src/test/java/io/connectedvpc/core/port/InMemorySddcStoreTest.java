package io.connectedvpc.core.port;

class InMemorySddcStoreTest extends SddcStoreContract {

    @Override
    protected SddcStore emptyStore() {
        return new InMemorySddcStore();
    }
}
