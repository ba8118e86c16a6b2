package io.connectedvpc.simulation.broken;

import io.connectedvpc.core.model.Cidr;
import io.connectedvpc.core.model.EdgeMove;
import io.connectedvpc.core.model.SddcState;
import io.connectedvpc.core.port.SddcStore;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passes every call on, for variants that change some. */
class StoreInFront implements SddcStore {

    protected final SddcStore behind;

    StoreInFront(SddcStore behind) {
        this.behind = behind;
    }

    @Override
    public SddcState find(String sddcId) {
        return behind.find(sddcId);
    }

    @Override
    public Commit commit(SddcState before, SddcState after) {
        return behind.commit(before, after);
    }

    @Override
    public Switch move(EdgeMove move) {
        return behind.move(move);
    }

    @Override
    public Page list(int limit, @Nullable String next) {
        return behind.list(limit, next);
    }

    @Override
    public List<String> withInstance(String instanceId) {
        return behind.withInstance(instanceId);
    }

    @Override
    public Optional<Commit.Overlap> overlapping(String vpcId, String sddcId, Cidr wanted) {
        return behind.overlapping(vpcId, sddcId, wanted);
    }
}
