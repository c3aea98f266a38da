using Fer.Data;
using Fer.Data.Storage;
using Fer.Engine.Runs.Messages;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs.Worker;

/// <summary>Makes what accompanies one attempt: its recorder and its heartbeat.</summary>
public sealed class RunRecorders(IDbContextFactory<FerDbContext> contexts, DataFolder folder, RunQueue queue, TimeProvider clock)
{
    /// <summary>A recorder that writes under the lease.</summary>
    public RunRecorder Create(RunLease lease, IProgress<WorkerMessage> announce) => new(contexts, folder, lease, announce, clock);

    /// <summary>Starts to beat; stops when disposed.</summary>
    public Heartbeat StartHeartbeat(RunLease lease, WorkerStop stop) => new(queue, lease, stop, clock);
}
