"""Settings: `base` is safe by default; `dev`, `test`, `production` say what differs."""
