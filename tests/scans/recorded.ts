/** Shortened reports of wapiti 3.0.4, nmap 7.93 and slowhttptest 1.8.2, as they wrote them of the planted site. */
export const wapitiReport = (kinds: {
  readonly [kind: string]: readonly (readonly [string, string, string])[];
}) =>
  JSON.stringify({
    classifications: {},
    vulnerabilities: Object.fromEntries(
      Object.entries(kinds).map(([kind, found]) => [
        kind,
        found.map(([method, path, info]) => ({
          ...{ method, path, info },
          level: 1,
          parameter: '',
          http_request: `${method} ${path} HTTP/1.1`,
          curl_command: `curl "http://127.0.0.1:40799${path}"`,
        })),
      ]),
    ),
    anomalies: { 'Internal Server Error': [] },
    additionals: { 'Fingerprint web technology': [] },
    infos: {
      target: 'http://127.0.0.1:40799/',
      date: 'Tue, 24 Nov 2026 01:51:05 +0000',
      version: 'Wapiti 3.0.4',
      scope: 'folder',
    },
  });

export const wapitiSaid = `[*] Wapiti found 13 URLs and forms during the scan

[*] Launching module methods
---
Interesting methods allowed on http://127.0.0.1:40799/echo: DELETE, PUT
---
`;

export const nmapReport = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nmaprun>
<nmaprun scanner="nmap" version="7.93" xmloutputversion="1.05">
<host starttime="1795485034" endtime="1795485045"><status state="up" reason="user-set" reason_ttl="0"/>
<address addr="127.0.0.1" addrtype="ipv4"/>
<ports><extraports state="closed" count="65526"></extraports>
<port protocol="tcp" portid="35965"><state state="open" reason="syn-ack" reason_ttl="64"/><service name="ftp" product="ProFTPD" version="1.3.5" ostype="Unix" method="probed" conf="10"><cpe>cpe:/a:proftpd:proftpd:1.3.5</cpe></service></port>
<port protocol="tcp" portid="4444"><state state="closed" reason="reset" reason_ttl="64"/></port>
<port protocol="tcp" portid="42163"><state state="open" reason="syn-ack" reason_ttl="64"/><service name="http" method="probed" conf="10"/><script id="http-cookie-flags" output="&#xa;  /: &#xa;    session: &#xa;      httponly flag not set"><table key="/">
<elem>httponly flag not set</elem>
</table>
</script><script id="http-git" output="&#xa;  &apos;.git&apos; &amp; more"/></port>
</ports>
</host>
<runstats><finished time="1795485045" summary="Nmap done" elapsed="11.66" exit="success"/><hosts up="1" down="0" total="1"/>
</runstats>
</nmaprun>
`;

export const slowTable = `Seconds,Closed,Pending,Connected,Service Available
0,0,1,0,200
6,0,5,195,0
7,0,0,200,200
15,172,0,28,200
`;
export const slowSaid = {
  ended: 'Test ended on 16th second\nExit status:\u001b[1;36m No open connections left\n',
  timeIsUp: 'Test ended on 13th second\nExit status:\u001b[1;36m Hit test time limit\n',
};
