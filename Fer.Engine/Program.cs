using Fer.Engine.CommandLine;

return await new VerbHost(Console.Out, Console.Error, TimeProvider.System).RunAsync(args, CancellationToken.None);
