using System.Xml.Linq;
using Capacity.Storage.Postgres;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Capacity.Web.Security;

/// <summary>Keeps the keys of cookies where all nodes find them.</summary>
internal sealed class KeysInDatabase(PostgresKeyRing ring) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. ring.Read().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) => ring.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
