using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Capacity.Web.Tests.Mail;

/// <summary>A real mail server at a free port of loopback. It keeps what it took, byte for byte.</summary>
internal sealed class MailServer : IMessageStore, IMailboxFilter, IUserAuthenticator, IAsyncDisposable
{
    public const string User = "capacity", Password = "a password", NobodyThere = "nobody@example.gov.uk";

    private readonly CancellationTokenSource _ending = new();
    private readonly X509Certificate2? _certificate;
    private readonly Task _running;

    private MailServer(bool tls, bool fromFirstByte, bool wantsPassword)
    {
        _certificate = tls ? Certificate() : null;
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint =>
        {
            endpoint.Endpoint(new(IPAddress.Loopback, Port)).IsSecure(fromFirstByte).AuthenticationRequired(wantsPassword);
            if (_certificate is not null) endpoint.Certificate(_certificate);
        }).Build();
        var parts = new ServiceProvider();
        parts.Add((IMessageStore)this);
        parts.Add((IMailboxFilter)this);
        parts.Add((IUserAuthenticator)this);
        _running = new SmtpServer.SmtpServer(options, parts).StartAsync(_ending.Token);
    }

    public int Port { get; } = FreePort();

    /// <summary>What it took.</summary>
    public ConcurrentQueue<byte[]> Taken { get; } = [];

    /// <summary>Whether anybody showed it a password.</summary>
    public bool SawPassword { get; private set; }

    /// <param name="tls">Whether it can.</param>
    /// <param name="fromFirstByte">Whether it speaks nothing else.</param>
    public static MailServer Start(bool tls = true, bool fromFirstByte = false, bool wantsPassword = false) => new(tls, fromFirstByte, wantsPassword);

    async Task<SmtpResponse> IMessageStore.SaveAsync(ISessionContext context, IMessageTransaction transaction, System.Buffers.ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        Taken.Enqueue(System.Buffers.BuffersExtensions.ToArray(buffer));
        return await Task.FromResult(SmtpResponse.Ok);
    }

    Task<bool> IMailboxFilter.CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) => Task.FromResult(true);

    Task<bool> IMailboxFilter.CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
        Task.FromResult(to.AsAddress() != NobodyThere);

    Task<bool> IUserAuthenticator.AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken)
    {
        SawPassword = true;
        return Task.FromResult((user, password) == (User, Password));
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
        _certificate?.Dispose();
    }

    /// <summary>Its own word for who it is: no machine trusts it by itself.</summary>
    /// <summary>Whether that is its own certificate, which nobody has signed.</summary>
    public bool Has(X509Certificate? certificate) => certificate is not null && _certificate?.Equals(certificate) == true;

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var signed = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return X509CertificateLoader.LoadPkcs12(signed.Export(X509ContentType.Pkcs12), null);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
