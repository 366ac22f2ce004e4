"""Telling people: one message a cause when it begins and one when it is well again, to a webhook and by e-mail."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage

import httpx

from pipelines.health import Broken, Ledger
from pipelines.settings import Settings

SECONDS = 20.0
"""How long a server may take to accept an alert."""


class AlertError(Exception):
    """An alert that did not get through. Its message holds no address: a webhook's address is a secret."""


def tell(settings: Settings, ledger: Ledger, found: list[Broken]) -> int:
    """Sends by every way what is new since the last time, and remembers what got through by which, so that the rest and
    nothing else is tried again at the next look. Returns how many messages were sent. Raises AlertError after trying
    all."""
    sent = 0
    failures: set[str] = set()
    for way, send in _ways(settings).items():
        news = ledger.news(found, way)
        for one, well in [*((one, False) for one in news.began), *((one, True) for one in news.ended)]:
            try:
                send(settings, one, well)
            except AlertError as error:
                failures.add(str(error))
            else:
                ledger.told(one, way, well=well)
                sent += 1
    ledger.keep(found)
    if failures:
        raise AlertError("; ".join(sorted(failures)))
    return sent


def _ways(settings: Settings) -> dict[str, Callable[[Settings, Broken, bool], None]]:
    ways: dict[str, Callable[[Settings, Broken, bool], None]] = {}
    if settings.alert_webhook is not None:
        ways["webhook"] = _post
    if settings.alert_email_to:
        ways["e-mail"] = _mail
    return ways


def _subject(one: Broken, well: bool) -> str:
    return f"vndx: {one.key} is well again" if well else f"vndx: {one.key} is broken"


def _text(one: Broken, well: bool) -> str:
    lines = [_subject(one, well), one.what, f"since {one.since:%Y-%m-%d %H:%M} UTC"]
    if not well:
        lines.append(f"likely cause: {one.likely_cause}")
    if one.link:
        lines.append(one.link)
    return "\n".join(lines)


def _post(settings: Settings, one: Broken, well: bool) -> None:
    assert settings.alert_webhook is not None
    text = _text(one, well).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    payload = {
        "text": text,  # what Slack, Mattermost and the like show; escaped as they ask, so that nothing in it acts
        "metadata": {"event_type": "vndx_well" if well else "vndx_broken", "event_payload": one.as_row()},
    }
    try:
        answer = httpx.post(settings.alert_webhook.get_secret_value(), json=payload, timeout=SECONDS)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise AlertError(f"the alert webhook cannot be reached ({type(error).__name__}): VNDX_ALERT_WEBHOOK") from None
    if not answer.is_success:
        raise AlertError(f"the alert webhook answered {answer.status_code}: VNDX_ALERT_WEBHOOK")


def _mail(settings: Settings, one: Broken, well: bool) -> None:
    message = EmailMessage()
    message["Subject"] = " ".join(_subject(one, well).split())
    message["From"] = settings.alert_email_from
    message["To"] = ", ".join(settings.alert_email_to)
    message.set_content(_text(one, well))
    host, _, port = settings.alert_smtp.partition(":")
    try:
        with smtplib.SMTP(host, int(port), timeout=SECONDS) as server:
            if settings.alert_smtp_user is not None:
                server.starttls(context=ssl.create_default_context())
                password = settings.alert_smtp_password
                server.login(settings.alert_smtp_user, password.get_secret_value() if password else "")
            server.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        raise AlertError(f"the alert mail was not taken ({type(error).__name__}): VNDX_ALERT_SMTP") from None
