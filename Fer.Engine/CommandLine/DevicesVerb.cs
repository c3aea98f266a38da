using System.CommandLine;
using Fer.Engine.Training;

namespace Fer.Engine.CommandLine;

/// <summary><c>fer devices</c>: lists what can train here.</summary>
public sealed class DevicesVerb : IVerb
{
    /// <inheritdoc />
    public Command Build(VerbHost host) => host.Handle(new Command("devices", "List the devices that can train here."), ListAsync);

    private static Task<int> ListAsync(VerbContext context, CancellationToken ct)
    {
        var result = new DevicesResult(Devices.Available());
        context.Output.Result(result, RunVerbJsonContext.Default.DevicesResult, text =>
        {
            foreach (var device in result.Devices)
                text.WriteLine($"{device.Name}: {device.Title}");
        });
        return Task.FromResult(ExitCode.Done);
    }
}
