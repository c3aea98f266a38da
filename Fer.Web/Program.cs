using Fer.Web.Hosting;

return await FerHost.RunAsync(args);

/// <summary>Named so that tests can start the application.</summary>
public sealed partial class Program;
