"""What a web server serves, and where `flask` finds the application; without a DATABASE_URL on the embedded server."""

from app import create_app
from app.database import embedded
from config import Config

app = create_app(embedded.provide(Config.from_environment()))
