"""HTTP/2 is spoken where the server offers it."""

from __future__ import annotations

import asyncio
import ssl
from pathlib import Path

import pytest
import trustme
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import RequestReceived

from tests.faults.site import Site, article, feed, run


class Http2Site(Site):
    """The same server behind HTTP/2: routes are whole bodies."""

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = H2Connection(H2Configuration(client_side=False))
        connection.initiate_connection()
        writer.write(connection.data_to_send())
        while data := await reader.read(65_536):
            for event in connection.receive_data(data):
                if isinstance(event, RequestReceived):
                    target = dict(event.headers)[b":path"].decode()
                    body = self.routes.get(target)
                    status = "200" if isinstance(body, bytes) else "404"
                    connection.send_headers(event.stream_id, [(":status", status), ("content-type", "text/html")])
                    connection.send_data(event.stream_id, body if isinstance(body, bytes) else b"", end_stream=True)
            writer.write(connection.data_to_send())


def test_http2_where_it_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_alpn_protocols(["h2"])
    authority.issue_cert("hai.test").configure_cert(context)
    folder = tmp_path / "authorities"
    folder.mkdir()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    monkeypatch.setattr("pipelines.sources.FOLDER", folder)
    monkeypatch.setattr("pipelines.crawl.crawl.FOLDER", folder)
    with Http2Site(tls=context) as site:
        rss = feed([site.url("/a.htm", "hai.test")]).partition(b"\r\n\r\n")[2]
        site.routes = {"/rss": rss, "/a.htm": article()}
        done = run(tmp_path, site.source("hai.test", ca_file="ca.pem"))
    assert done.report.kept == 1
    assert [page.payload for page in done.archive.read()] == [article()]
