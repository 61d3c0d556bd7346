"""The Flask extensions, made once and bound to the application in `create_app`."""

from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect

from app.database.base import Base

db = SQLAlchemy(metadata=Base.metadata)  # models derive from Base itself, which knows its column types
migrate = Migrate()
csrf = CSRFProtect()
login_manager = LoginManager()
