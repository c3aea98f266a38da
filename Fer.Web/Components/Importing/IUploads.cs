namespace Fer.Web.Components.Importing;

/// <summary>Files that were sent by the browser, as the pages know them: by the id they were given.</summary>
public interface IUploads
{
    /// <summary>Name and path of a received file, or null where there is none.</summary>
    (string Name, string Path)? Locate(Guid id);

    /// <summary>Deletes a received file; one that is gone already is no error.</summary>
    void Delete(Guid id);
}
