using Capacity.Security;
using Capacity.Storage.Accounts;

namespace Capacity.Web.Security;

/// <summary>Names a session on a page without giving it away.</summary>
internal static class SessionName
{
    public static string Of(OpenSession session) => Secret.Hash(session.Id);
}
