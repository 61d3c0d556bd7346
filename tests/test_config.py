"""Settings: what starts, and what refuses to start in one sentence."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from config import BadSetting, Config, Environment

PRODUCTION = {
    "APP_ENVIRONMENT": "production",
    "PUBLIC_BASE_URL": "https://assistance.example.gov/",
    "TRUSTED_HOSTS": "assistance.example.gov, internal.example.gov",
    "SECRET_KEY": "k" * 48,
}


def read(tmp_path: Path, **settings: str) -> Config:
    """Settings as read from nothing but those named here."""
    return Config.from_environment({"DATA_DIR": str(tmp_path), **settings})


def test_development_starts_from_an_empty_environment_and_keeps_its_secret(tmp_path):
    config = read(tmp_path)
    assert config.environment is Environment.DEVELOPMENT
    assert config.public_base_url == "http://localhost:8000"
    assert config.uses_embedded_database and not config.has_secure_cookies
    assert read(tmp_path).secret_keys == config.secret_keys
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_processes_that_start_together_agree_on_one_secret(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(lambda _: read(tmp_path).secret_keys, range(32)))) == 1


def test_production_starts_with_its_address_hosts_and_secrets(tmp_path):
    config = read(tmp_path, **PRODUCTION, SECRET_KEY_PREVIOUS="p" * 40)
    assert config.public_base_url == "https://assistance.example.gov"
    assert config.trusted_hosts == ("assistance.example.gov", "internal.example.gov")
    assert config.secret_keys == ("k" * 48, "p" * 40)
    assert config.has_secure_cookies


def test_production_refuses_a_moved_clock(tmp_path):
    with pytest.raises(BadSetting, match="APP_CLOCK_OFFSET_SECONDS"):
        read(tmp_path, **PRODUCTION, APP_CLOCK_OFFSET_SECONDS="3600")


@pytest.mark.parametrize("missing", ["PUBLIC_BASE_URL", "TRUSTED_HOSTS", "SECRET_KEY"])
def test_production_refuses_to_start_without(missing, tmp_path):
    with pytest.raises(BadSetting, match=missing):
        read(tmp_path, **{name: value for name, value in PRODUCTION.items() if name != missing})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("APP_ENVIRONMENT", "staging"),
        ("PORT", "http"),
        ("PORT", "70000"),
        ("PUBLIC_BASE_URL", "assistance.example.gov"),
        ("PUBLIC_BASE_URL", "https://assistance.example.gov/path"),
        ("PUBLIC_BASE_URL", "http://assistance.example.gov"),
        ("TRUSTED_HOSTS", "elsewhere.example.gov"),
        ("TRUSTED_HOSTS", "*.example.gov"),
        ("SECRET_KEY", "short"),
        ("DATABASE_URL", "sqlite:///case.db"),
        ("DATABASE_OWNER_URL", "postgresql://cri_owner@db/cri"),
        ("SMTP_ENCRYPTION", "ssl"),
        ("PROXY_HOPS", "-1"),
    ],
)
def test_a_bad_setting_is_refused_in_one_sentence_that_names_it(name, value, tmp_path):
    with pytest.raises(BadSetting) as refusal:
        read(tmp_path, **{**PRODUCTION, name: value})
    assert name in str(refusal.value)
    assert str(refusal.value).endswith(".") and "\n" not in str(refusal.value)


def test_database_addresses_are_read_in_either_spelling(tmp_path):
    config = read(
        tmp_path, DATABASE_URL="postgres://cri_app:x@db/cri", DATABASE_OWNER_URL="postgresql://cri_owner@db/cri"
    )
    assert config.database_url == "postgresql+psycopg://cri_app:x@db/cri"
    assert config.owner_database_url == "postgresql+psycopg://cri_owner@db/cri"


def test_a_secret_may_stand_in_a_file_and_is_never_shown(tmp_path):
    (tmp_path / "secret").write_text("s" * 48 + "\n")
    config = read(tmp_path, SECRET_KEY_FILE=str(tmp_path / "secret"), SMTP_PASSWORD="hunter2hunter2")
    assert config.secret_keys == ("s" * 48,)
    assert "sss" not in repr(config) and "hunter2" not in repr(config)
