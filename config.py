"""Settings, read once from the environment; a bad one stops the start with one sentence."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent
SHORTEST_SECRET = 32  # characters
LARGEST_FORM = 1024 * 1024  # bytes
LARGEST_UPLOAD = 25 * 1024 * 1024  # bytes


class BadSetting(SystemExit):
    """A setting that the application cannot start with; its text is one sentence for the operator."""


class Environment(StrEnum):
    """Where this process runs; everything that only helps developers is off in production."""

    DEVELOPMENT = "development"
    TEST = "test"
    PRODUCTION = "production"


class MailEncryption(StrEnum):
    """How the connection to the mail relay is protected."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


@dataclass(frozen=True, kw_only=True)
class Operator:
    """Who runs this installation, in the words of every page; without settings it says that it is a trial."""

    name: str = "Trial installation"
    product: str = "Technical Assistance"
    banner: str = "Trial installation. This is not an official government website: use invented data only."
    help_phone: str = "555-0100"
    help_email: str = "help@example.org"


@dataclass(frozen=True, kw_only=True)
class Config:
    """All settings of one process; made by `from_environment`, or by hand in tests."""

    environment: Environment = Environment.DEVELOPMENT
    secret_keys: tuple[str, ...] = field(repr=False)  # the first signs, all verify
    public_base_url: str = "http://localhost:8000"  # without a slash at the end
    trusted_hosts: tuple[str, ...] = ("localhost", "127.0.0.1")
    proxy_hops: int = 0
    host: str = "127.0.0.1"
    port: int = 8000
    web_workers: int = 2
    web_threads: int = 2
    data_dir: Path = ROOT / "instance"
    document_store: str = ""  # a folder or a store's address; empty means data_dir/documents
    database_url: str = field(default="", repr=False)  # the application role's; empty means the embedded server
    owner_database_url: str = field(default="", repr=False)  # the role that migrates
    pool_size: int = 4
    prepares_statements: bool = True  # not behind a PgBouncer before 1.21 in transaction mode
    statement_timeout_ms: int = 10_000
    worker_statement_timeout_ms: int = 300_000
    lock_timeout_ms: int = 3_000
    idle_in_transaction_timeout_ms: int = 15_000
    smtp_host: str = ""  # empty means that mail is kept and never sent
    smtp_port: int = 25
    smtp_user: str = ""
    smtp_password: str = field(default="", repr=False)
    smtp_encryption: MailEncryption = MailEncryption.NONE
    smtp_timeout_seconds: int = 30  # for an answer; a connection gets ten
    mail_from: str = "no-reply@localhost"
    operator: Operator = Operator()

    @property
    def is_production(self) -> bool:
        """Real cases: no demonstration data, sign-ins or mailbox."""
        return self.environment is Environment.PRODUCTION

    @property
    def is_development(self) -> bool:
        """A developer's machine: mail is shown, demonstration sign-ins exist."""
        return self.environment is Environment.DEVELOPMENT

    @property
    def has_secure_cookies(self) -> bool:
        """Whether cookies carry Secure and the __Host- prefix: always, but over plain http outside production."""
        return self.is_production or self.public_base_url.startswith("https://")

    @property
    def uses_embedded_database(self) -> bool:
        """Whether no server was named, so that the embedded one is used."""
        return not self.database_url

    @property
    def document_address(self) -> str:
        """Where documents are stored: a folder, or the address of a store."""
        return self.document_store or str(self.data_dir / "documents")

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> "Config":
        """Read every setting; raises BadSetting on the first that is missing or wrong."""
        return _read(_Reader(os.environ if environ is None else environ))


class _Reader:
    """Reads single settings, each with a refusal that names it."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ

    def text(self, name: str, default: str = "") -> str:
        """A setting as written; NAME_FILE may name a file that holds it instead."""
        if name in self.environ:
            return self.environ[name].strip()
        if path := self.environ.get(f"{name}_FILE"):
            return _read_file(f"{name}_FILE", Path(path))
        return default

    def number(self, name: str, default: int, lowest: int = 0, highest: int = 2**31 - 1) -> int:
        """A whole number within its limits."""
        text = self.text(name) or str(default)
        if not text.isdecimal() or not lowest <= int(text) <= highest:
            raise BadSetting(f"{name} must be a whole number from {lowest} to {highest}, not {text!r}.")
        return int(text)

    def choice(self, name: str, kind: type[StrEnum], default: StrEnum) -> StrEnum:
        """One of the words of an enumeration."""
        text = self.text(name) or default.value
        if text not in list(kind):
            raise BadSetting(f"{name} must be one of {', '.join(kind)}, not {text!r}.")
        return kind(text)

    def words(self, name: str) -> tuple[str, ...]:
        """A list separated by commas."""
        return tuple(word.strip() for word in self.text(name).split(",") if word.strip())


def _read(reader: _Reader) -> Config:
    environment = Environment(reader.choice("APP_ENVIRONMENT", Environment, Environment.DEVELOPMENT))
    if environment is Environment.PRODUCTION and reader.text("APP_CLOCK_OFFSET_SECONDS"):
        raise BadSetting("APP_CLOCK_OFFSET_SECONDS moves the clock: it is for tests and must not be set in production.")
    data_dir = Path(reader.text("DATA_DIR") or ROOT / "instance").expanduser().absolute()
    port = reader.number("PORT", 8000, 1, 65535)
    address = _public_address(reader, environment, port)
    return Config(
        environment=environment,
        secret_keys=_secret_keys(reader, environment, data_dir),
        public_base_url=address,
        trusted_hosts=_trusted_hosts(reader, environment, address),
        proxy_hops=reader.number("PROXY_HOPS", 0, 0, 5),
        host=reader.text("HOST") or "127.0.0.1",
        port=port,
        web_workers=reader.number("WEB_WORKERS", 2, 1, 64),
        web_threads=reader.number("WEB_THREADS", 2, 1, 64),
        data_dir=data_dir,
        document_store=reader.text("DOCUMENT_STORE"),
        **_database(reader),
        **_mail(reader),
        operator=_operator(reader),
    )


def _public_address(reader: _Reader, environment: Environment, port: int) -> str:
    address = reader.text("PUBLIC_BASE_URL").rstrip("/")
    if not address and environment is Environment.PRODUCTION:
        raise BadSetting("PUBLIC_BASE_URL must name the fixed public address, such as https://assistance.example.gov.")
    address = address or f"http://localhost:{port}"
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        raise BadSetting(f"PUBLIC_BASE_URL must be http(s)://host without a path, not {address!r}.")
    if environment is Environment.PRODUCTION and parts.scheme != "https":
        raise BadSetting("PUBLIC_BASE_URL must begin with https:// in production.")
    return address


def _trusted_hosts(reader: _Reader, environment: Environment, address: str) -> tuple[str, ...]:
    hosts = reader.words("TRUSTED_HOSTS")
    if not hosts and environment is Environment.PRODUCTION:
        raise BadSetting("TRUSTED_HOSTS must list the host names that this application answers to.")
    if any("/" in host or "*" in host for host in hosts):
        raise BadSetting("TRUSTED_HOSTS must list host names without schemes, paths or stars.")
    public_host = urlsplit(address).hostname or ""
    if hosts and public_host not in hosts:
        raise BadSetting(f"TRUSTED_HOSTS must contain {public_host}, the host of PUBLIC_BASE_URL.")
    return hosts or tuple(dict.fromkeys((public_host, "localhost", "127.0.0.1")))


def _secret_keys(reader: _Reader, environment: Environment, data_dir: Path) -> tuple[str, ...]:
    keys = tuple(key for key in (reader.text("SECRET_KEY"), reader.text("SECRET_KEY_PREVIOUS")) if key)
    if not keys and environment is Environment.PRODUCTION:
        raise BadSetting("SECRET_KEY (or SECRET_KEY_FILE) must be set in production.")
    if any(len(key) < SHORTEST_SECRET for key in keys):
        raise BadSetting(f"SECRET_KEY and SECRET_KEY_PREVIOUS must have at least {SHORTEST_SECRET} characters.")
    return keys or (_kept_secret(data_dir / "secret-key"),)


def _kept_secret(path: Path) -> str:
    """A secret made once and kept, for development; safe when several processes start at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(48))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was first: its secret counts
    finally:
        draft.unlink()
    return path.read_text()


def _database(reader: _Reader) -> dict[str, Any]:
    database_url = _postgres_address(reader, "DATABASE_URL")
    owner_url = _postgres_address(reader, "DATABASE_OWNER_URL")
    if owner_url and not database_url:
        raise BadSetting("DATABASE_OWNER_URL needs DATABASE_URL, the application role's address, beside it.")
    return {
        "database_url": database_url,
        "owner_database_url": owner_url,
        "pool_size": reader.number("DATABASE_POOL_SIZE", 4, 1, 100),
        "prepares_statements": bool(reader.number("DATABASE_PREPARES_STATEMENTS", 1, 0, 1)),
        "statement_timeout_ms": reader.number("STATEMENT_TIMEOUT_MS", 10_000, 100),
        "worker_statement_timeout_ms": reader.number("WORKER_STATEMENT_TIMEOUT_MS", 300_000, 100),
        "lock_timeout_ms": reader.number("LOCK_TIMEOUT_MS", 3_000, 100),
        "idle_in_transaction_timeout_ms": reader.number("IDLE_IN_TRANSACTION_TIMEOUT_MS", 15_000, 100),
    }


def _postgres_address(reader: _Reader, name: str) -> str:
    scheme, separator, rest = reader.text(name).partition("://")
    if not scheme and not separator:
        return ""
    if scheme not in ("postgres", "postgresql", "postgresql+psycopg") or not rest:
        raise BadSetting(f"{name} must be an address such as postgresql://role:password@host/database.")
    return f"postgresql+psycopg://{rest}"


def _mail(reader: _Reader) -> dict[str, Any]:
    return {
        "smtp_host": reader.text("SMTP_HOST"),
        "smtp_port": reader.number("SMTP_PORT", 25, 1, 65535),
        "smtp_user": reader.text("SMTP_USER"),
        "smtp_password": reader.text("SMTP_PASSWORD"),
        "smtp_encryption": reader.choice("SMTP_ENCRYPTION", MailEncryption, MailEncryption.NONE),
        "smtp_timeout_seconds": reader.number("SMTP_TIMEOUT_SECONDS", 30, 1, 300),
        "mail_from": reader.text("MAIL_FROM") or "no-reply@localhost",
    }


def _operator(reader: _Reader) -> Operator:
    usual = Operator()
    return Operator(
        name=reader.text("OPERATOR_NAME") or usual.name,
        product=reader.text("PRODUCT_NAME") or usual.product,
        banner=reader.text("BANNER_TEXT") or usual.banner,
        help_phone=reader.text("HELP_PHONE") or usual.help_phone,
        help_email=reader.text("HELP_EMAIL") or usual.help_email,
    )


def _read_file(name: str, path: Path) -> str:
    try:
        return path.read_text().strip()
    except OSError as problem:
        raise BadSetting(f"{name} names a file that cannot be read: {problem.strerror}.") from None
