namespace Capacity.Storage.Embedded;

/// <summary>Keeps a folder for one process. The system lets go of it when the process ends, however it ends; the file that stays behind means nothing.</summary>
internal static class FolderLock
{
    public const string FileName = "capacity.lock";

    public static FileStream Take(string folder)
    {
        try
        {
            if (!Directory.Exists(folder))
                Create(folder);

            return new(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (IsSharing(fault))
        {
            throw new StoreCannotOpenException($"The store in {folder} is in use by another Capacity: stop that one, or give this one a folder of its own.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreCannotOpenException($"The store in {folder} cannot be opened: {fault.Message}", fault);
        }
    }

    private static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>ERROR_SHARING_VIOLATION of Windows; EWOULDBLOCK of Linux and of macOS.</summary>
    private static bool IsSharing(IOException fault) => fault.HResult is unchecked((int)0x80070020) or 11 or 35;
}
